"""The columns of an incoPat-like export, as their headers are known from public recognisers and samples.

``{}`` stands for brackets, which exports write full-width or half-width: 公开(公告)号 or 公开（公告）号.
"""

from __future__ import annotations

COLUMNS: tuple[str, ...] = (
    "序号", "标题", "摘要", "申请人", "申请人地址",
    "公开{公告}号", "申请号", "申请日", "公开{公告}日", "授权公告日", "失效日", "预估到期日", "专利类型", "公开国别",
    "IPC主分类", "IPC", "CPC", "国民经济分类", "新兴产业分类",
    "标准化申请人", "标准化当前权利人", "申请人类型", "申请人省市代码", "中国申请人地市", "中国申请人区县",
    "工商统一社会信用代码", "发明人", "优先权号", "优先权日",
    "简单同族", "简单同族ID", "简单同族个数", "扩展同族", "扩展同族ID", "扩展同族个数",
    "DocDB同族", "DocDB同族ID", "DocDB同族个数", "同族国家/地区",
    "引证", "被引证", "家族引证", "家族被引证次数",
    "专利有效性", "当前法律状态", "法律事件", "一案双申",
    "转让人", "受让人", "转让执行日", "许可人", "许可类型", "许可备案日期", "出质人", "质权人", "质押期限",
    "诉讼原告", "诉讼被告", "诉讼类型", "无效请求人", "复审决定", "海关备案", "标准类型", "标准项目", "标准号",
    "技术功效1级", "技术功效2级", "技术功效3级", "TRIZ参数",
    "合享价值度", "技术稳定性", "技术先进性", "保护范围", "首权字数", "独权数", "来源",
)  # fmt: skip


def headers(full_width: bool) -> list[str]:
    """The headers with one kind of brackets."""
    left, right = ("（", "）") if full_width else ("(", ")")
    return [column.replace("{", left).replace("}", right) for column in COLUMNS]
