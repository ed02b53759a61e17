"""Why a file is not taken, in words that say what to do instead."""

from __future__ import annotations

from qianglian.model.errors import BadInput, Forbidden, TooLarge, UnknownFormat
from qianglian.model.text import Text
from qianglian.platform.files.bounds import MIB

TAKEN = Text(
    zh="可上传：xlsx、docx、csv、tsv、txt、xml、zip、pdf、png、jpg。",
    en="Taken are: xlsx, docx, csv, tsv, txt, xml, zip, pdf, png, jpg.",
)


def unknown(what: Text | None = None) -> UnknownFormat:
    """Of no kind that is taken: ``what`` it seems to be."""
    if what is None:
        return UnknownFormat(
            Text(zh="文件内容不属于可上传的类型。", en="The content is of no kind that is taken."), hint=TAKEN
        )
    return UnknownFormat(
        Text(zh=f"不接受{what.zh}。", en=f"Not taken: {what.en}."),
        hint=TAKEN,
    )


def active(what: Text) -> BadInput:
    """It holds something that runs."""
    return BadInput(
        Text(zh=f"文件含{what.zh}，不予接收。", en=f"The file holds {what.en} and is not taken."),
        hint=Text(
            zh="请另存为不含宏、脚本与嵌入对象的文件后再上传。",
            en="Save it without macros, scripts and embedded objects, and upload that.",
        ),
    )


def damaged(kind: str) -> BadInput:
    """It begins as one of a kind, and is not intact."""
    return BadInput(
        Text(
            zh=f"这个 {kind} 文件不完整，或已损坏、已加密。",
            en=f"This {kind} file is damaged, cut off or encrypted.",
        ),
        hint=Text(
            zh="请重新导出，去掉密码后再上传。", en="Export it again without a password, and upload that."
        ),
    )


def too_large(most: int, kind: str = "") -> TooLarge:
    """Beyond the bound for its kind, or for all."""
    return TooLarge(
        Text(
            zh=f"{kind}文件超过上限 {most // MIB:,} MiB。",
            en=f"The {kind or 'file'} is larger than the bound of {most // MIB:,} MiB.",
        ),
        hint=Text(zh="请拆分后分别上传。", en="Split it and upload the parts."),
    )


def secret(level: str) -> Forbidden:
    """It is headed as a state secret: said with the mark alone, and never with the name."""
    return Forbidden(
        Text(
            zh=f"文件标有国家秘密标志「{level}」，不得上传；未予保存。",
            en=f"The file is marked as a state secret ({level}): it may not be uploaded, and was not stored.",
        ),
        hint=Text(
            zh="涉密文件须在涉密信息系统中处理；如属误标，请由定密责任人处理后再上传。",
            en="Handle it in a system for state secrets; a mistaken mark is taken off by who is in charge.",
        ),
    )
