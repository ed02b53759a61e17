"""Names of the kinds of problem, by the codes of `qianglian.model.errors` and by HTTP status."""

from __future__ import annotations

from collections.abc import Mapping

from qianglian.model.text import Text

TITLES: Mapping[str, Text] = {
    "error": Text(zh="服务出错", en="Server error"),
    "bad_input": Text(zh="输入有误", en="Bad input"),
    "unreadable_file": Text(zh="文件无法读取", en="Unreadable file"),
    "unknown_format": Text(zh="格式无法识别", en="Unknown format"),
    "too_large": Text(zh="内容过大", en="Too large"),
    "bad_mapping": Text(zh="字段映射有误", en="Bad mapping"),
    "query_syntax": Text(zh="检索式有误", en="Query syntax"),
    "not_found": Text(zh="没有找到", en="Not found"),
    "not_allowed": Text(zh="不支持的操作", en="Method not allowed"),
    "conflict": Text(zh="与现状冲突", en="Conflict"),
    "workspace_busy": Text(zh="正在被写入", en="Being written to"),
    "not_signed_in": Text(zh="未登录", en="Not signed in"),
    "too_many_tries": Text(zh="尝试过多", en="Too many tries"),
    "forbidden": Text(zh="没有权限", en="Not permitted"),
    "outside_closed": Text(zh="外部连接未开启", en="Outside connection not switched on"),
    "outside_failed": Text(zh="外部服务失败", en="Outside service failed"),
    "newer_format": Text(zh="版本较新", en="Newer format"),
    "corrupt": Text(zh="数据不一致", en="Contradictory data"),
    "missing_extra": Text(zh="组件未安装", en="Part not installed"),
}

OF_STATUS: Mapping[int, tuple[str, Text]] = {
    400: (
        "bad_input",
        Text(zh="请求的内容无法解读。", en="What the request brings cannot be read."),
    ),
    404: ("not_found", Text(zh="没有这个地址。", en="There is no such address.")),
    405: (
        "not_allowed",
        Text(zh="该地址不支持这种操作。", en="This cannot be done at that address."),
    ),
    413: ("too_large", Text(zh="请求的内容超过上限。", en="The request brings more than it may.")),
}
"""What the framework itself refuses."""
