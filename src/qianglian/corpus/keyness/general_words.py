"""Words that say nothing of what a patent is about: the drafter's, and the commonest of the language."""

from __future__ import annotations

CHINESE = frozenset(
    """
    本发明 发明 实用新型 本实用新型 外观设计 公开 提供 涉及 包括 包含 具有 采用 使用 利用 应用 实现
    属于 用于 所述 上述 其中 以及 并且 能够 可以 进行 通过 根据 按照 得到 获得 构成 组成 设有 设置 有
    为 是 使 使得 特征 特点 优点 有益 效果 技术 方案 技术方案 技术领域 领域 目的 问题 缺点 不足
    现有技术 现有 背景技术 权利要求 说明书 实施例 实施 方式 具体 相关 相应 有关 以下 如下 下列 步骤
    过程 情况 条件 部分 方面 其他 其它 主要 一般 重要 不同 相同 多个 各种 种类 类 种 个 等 中 内 外
    上 下 后 前 结构 简单 方便 良好 优良 优异 有效 较好 较高 较低 提高 降低 减少 增加 改善 避免 防止
    解决 克服 满足 保证 需要 要求 适用 位于 连接 安装 固定 对应 形成 产生 加入 选择 确定 一个 至少
    成本 成本低 效率 性能 作用 功能 用途 特别 发生 达到 完成 之间 方法 装置 系统 设备 产品 制品 组件
    部件 构件 元件 机构 器件 工艺
    """.split()
)
"""Of Chinese texts. Some of these name things (装置, 方法), but hardly tell one patent from another."""

ENGLISH = frozenset(
    """
    a an the this that these those it its their his her they them which who whose what when where
    while wherein whereby thereof therein thereto therefrom thereby herein hereby hereto and or nor
    but if then than else so as at by for from in into of off on onto out over per to up upon via
    with within without under between among through throughout during before after about above below
    along across against around behind beside beyond near since until toward towards is are was were
    be been being am do does did done has have had having can could may might must shall should will
    would not no none each every all any both either neither some such same other another others own
    more most less least much many few several one two three first second third fourth plurality
    least also only very further furthermore moreover thus hence therefore however respectively
    preferably especially particularly generally substantially e.g i.e etc et al invention present
    disclosure disclosed discloses disclose embodiment embodiments claim claims claimed aspect
    aspects comprising comprises comprise comprised including includes include included consisting
    consists consist consisted containing contains contain contained having relates relate related
    relating provides provide provided providing described describes describe using used uses use
    useful utilizing utilized making made makes make based according configured adapted arranged
    disposed located mounted connected coupled formed forming forms obtained obtaining obtain said
    wherein characterized characterised improved improvement improvements capable suitable able
    enable enables allowing allows allow performing performed perform carried carrying following
    follows set sets relative corresponding different various new novel known conventional prior art
    problem advantage advantages effect effects purpose object method methods apparatus device
    devices system systems process processes means unit module utility model models field technical
    technology solution step steps example examples way manner type types kind kinds part parts
    portion portions member members thing things use case cases high low good better simple
    convenient time same whole
    """.split()
)
"""Of English texts."""
