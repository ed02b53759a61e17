"""The sentences that abstracts and claims are made of.

A sentence names the words it takes by letter, in the order of its places: ``h`` what the invention is, ``p`` a
part, ``m`` a modifier, ``x`` a substance, ``n`` a range of values with its unit, ``b`` a problem, ``e`` an effect.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """One sentence in both languages and the words it takes."""

    takes: str
    zh: str
    en: str


def _sentences(text: str) -> tuple[Sentence, ...]:
    lines = text.strip().splitlines()
    chinese = (line.split("|") for line in lines[::2])
    return tuple(Sentence(takes, zh, en) for (takes, zh), en in zip(chinese, lines[1::2], strict=True))


OPENINGS = _sentences("""
h|本发明公开了一种{0}，
The invention discloses a {0}.
mh|本申请提供一种{0}{1}，
The present application provides a {0} {1}.
hb|本发明涉及一种{0}，用于解决现有技术中{1}的问题，
The invention relates to a {0} that addresses the {1} of the prior art.
hm|本公开涉及电动汽车技术领域，具体为一种{1}的{0}，
The disclosure relates to electric vehicles and in particular to a {1} {0}.
hp|一种{0}，其特征在于设有{1}，
A {0} characterised by a {1} is described.
bh|针对{0}的问题，提出了一种{1}，
To overcome {0}, a {1} is proposed.
""")

DETAILS: dict[str, tuple[Sentence, ...]] = {
    "structure": _sentences("""
ppp|包括{0}、{1}以及设于二者之间的{2}；
It comprises a {0}, a {1} and a {2} arranged between the two.
pp|所述{0}固定连接于所述{1}的内侧；
The {0} is fixedly connected to the inner side of the {1}.
ppn|所述{0}与{1}之间的间距为{2}；
The distance between the {0} and the {1} is {2}.
pp|{0}上开设有与{1}相配合的安装槽；
The {0} has a mounting groove that matches the {1}.
ppp|{0}通过{1}与{2}可拆卸连接；
The {0} is detachably connected to the {2} through the {1}.
pm|所述{0}采用{1}结构；
The {0} adopts a {1} structure.
pp|多个{0}沿{1}的长度方向间隔布置；
A plurality of {0}s are spaced along the length of the {1}.
pn|{0}的厚度或行程对应的参数为{1}；
The parameter corresponding to the thickness or stroke of the {0} is {1}.
ppp|当{0}受压时，{1}带动{2}向远离车身的一侧移动；
When the {0} is pressed, the {1} drives the {2} away from the vehicle body.
px|所述{0}的表面设有{1}；
The surface of the {0} is provided with {1}.
pp|{0}的两端分别设置有{1}；
A {1} is provided at each end of the {0}.
pe|通过设置{0}，{1}；
By providing the {0}, {1}.
"""),
    "chemistry": _sentences("""
ppx|包括{0}和包覆于其表面的{1}，所述{1}含有{2}；
It comprises a {0} and a {1} covering its surface, the {1} containing {2}.
px|将{0}与{1}按比例混合均匀得到混合物；
The {0} and {1} are mixed in proportion to obtain a mixture.
xn|在惰性气氛下对{0}进行热处理，控制条件为{1}；
The {0} is heat-treated in an inert atmosphere under the condition of {1}.
pn|所述{0}的含量或粒径控制在{1}；
The content or particle size of the {0} is controlled at {1}.
pp|所述{0}均匀分散在{1}中；
The {0} is uniformly dispersed in the {1}.
xx|所述{0}与{1}之间形成稳定的化学键合；
A stable chemical bond is formed between the {0} and the {1}.
pxn|向{0}中加入{1}，搅拌反应至{2}；
The {1} is added to the {0} and stirred to {2}.
px|经洗涤、干燥和筛分后，在{0}外得到{1}；
After washing, drying and sieving, {1} is obtained outside the {0}.
pm|所述{0}具有{1}的多级孔道；
The {0} has {1} hierarchical pores.
ppe|{0}与{1}协同作用，{2}；
The {0} and the {1} act together so that {2}.
xn|所述{0}的比表面积或浓度为{1}；
The specific surface area or concentration of the {0} is {1}.
"""),
    "circuit": _sentences("""
ppp|包括依次电连接的{0}、{1}和{2}；
It comprises a {0}, a {1} and a {2} electrically connected in sequence.
pp|所述{0}的输出端与所述{1}的输入端相连；
The output end of the {0} is connected to the input end of the {1}.
pn|所述{0}的工作参数为{1}；
The working parameter of the {0} is {1}.
ppp|当{0}检测到异常时，{1}切断{2}；
When the {0} detects an abnormality, the {1} cuts off the {2}.
pp|{0}并联在{1}的两端；
The {0} is connected in parallel across the {1}.
pm|所述{0}采用{1}拓扑；
The {0} adopts a {1} topology.
ppn|{0}向{1}输出{2}的信号；
The {0} outputs a signal of {2} to the {1}.
pp|{0}根据{1}的反馈调节占空比；
The {0} adjusts the duty cycle according to feedback from the {1}.
ppb|{0}与{1}相互隔离，以避免{2}；
The {0} and the {1} are isolated from each other to avoid {2}.
pe|借助{0}，{1}；
With the help of the {0}, {1}.
"""),
    "control": _sentences("""
pp|方法包括：由{0}获取实时数据，并发送至{1}；
The method comprises acquiring real-time data by the {0} and sending them to the {1}.
pn|当{0}的输出超过{1}时，进入修正阶段；
When the output of the {0} exceeds {1}, a correction stage is entered.
pp|根据{0}的结果更新{1}的参数；
Parameters of the {1} are updated according to the result of the {0}.
ppn|以{2}为周期，由{0}向{1}下发控制指令；
At intervals of {2} the {0} issues control instructions to the {1}.
pm|在{0}中建立{1}的预测模型；
A {1} prediction model is established in the {0}.
ppp|{0}对{1}和{2}的信号进行融合；
The {0} fuses the signals of the {1} and the {2}.
pb|若{0}判断存在{1}的风险，则发出预警；
If the {0} judges that there is a risk of {1}, an early warning is issued.
pn|将{0}的目标值限制在{1}以内；
The target value of the {0} is limited within {1}.
pp|{0}按照滚动时域优化得到{1}的最优轨迹；
The {0} obtains the optimal trajectory of the {1} by receding-horizon optimisation.
pe|利用{0}进行在线辨识，{1}；
Online identification is carried out by the {0}, so that {1}.
"""),
}

CLOSINGS = _sentences("""
ee|与现有技术相比，本发明{0}，{1}。
Compared with the prior art, {0} and {1}.
eee|本方案{0}，{1}，同时{2}。
With this solution {0}, {1}, and at the same time {2}.
be|从而有效缓解了{0}，并{1}。
The {0} is thus effectively relieved and {1}.
he|该{0}结构合理，{1}。
The {0} is reasonable in structure and {1}.
ehe|采用本申请的技术方案，{0}，使{1}{2}。
By the technical solution of the application {0}, and for the {1} {2}.
""")

FIRST_CLAIM = Sentence(
    "hpp", "1.一种{0}，其特征在于，包括{1}和{2}，", "1. A {0}, comprising a {1} and a {2}, wherein: "
)

FURTHER_CLAIMS = _sentences("""
hp|根据权利要求{{to}}所述的{0}，其特征在于，还包括{1}。
The {0} according to claim {{to}}, further comprising a {1}.
hpn|根据权利要求{{to}}所述的{0}，其特征在于，所述{1}的参数为{2}。
The {0} according to claim {{to}}, wherein the parameter of the {1} is {2}.
hpm|根据权利要求{{to}}所述的{0}，其特征在于，所述{1}为{2}结构。
The {0} according to claim {{to}}, wherein the {1} is of a {2} structure.
hpx|根据权利要求{{to}}所述的{0}，其特征在于，所述{1}包含{2}。
The {0} according to claim {{to}}, wherein the {1} contains {2}.
hpp|根据权利要求{{to}}所述的{0}，其特征在于，所述{1}与所述{2}相连。
The {0} according to claim {{to}}, wherein the {1} is connected with the {2}.
""")

TITLES = _sentences("""
mh|一种{0}{1}
{0} {1}
mph|一种带{1}的{0}{2}
{0} {2} having {1}
ph|一种具有{0}的{1}
{1} with {0}
pph|一种含{0}和{1}的{2}
{2} containing {0} and {1}
xh|基于{0}的{1}
{1} based on {0}
hp|{0}及其{1}
{0} and {1} thereof
mhp|{0}{1}及{2}
{0} {1} and {2}
h|一种{0}
{0}
mh|{0}{1}及电动汽车
{0} {1} and electric vehicle
mh|{0}{1}、设备及存储介质
{0} {1}, device and storage medium
""")
