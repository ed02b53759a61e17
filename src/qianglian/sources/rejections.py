"""Every reason for which a row is not kept, each with its sentence."""

from __future__ import annotations

from qianglian.model.text import Text

REJECTIONS: dict[str, Text] = {
    "no_identity": Text(
        zh="没有公开号，也没有供应商记录号，无法成为一件公开",
        en="neither a publication number nor a vendor's record id: nothing to know it by",
    ),
    "ruined_identity": Text(
        zh="公开号已被电子表格损坏，请从数据库重新导出（号码列设为文本）",
        en="publication number destroyed by a spreadsheet: export again with the column as text",
    ),
    "unreadable_identity": Text(zh="公开号形式无法识别", en="publication number in no form that can be read"),
    "unreadable_row": Text(zh="该行无法读取", en="the row cannot be read"),
    "not_an_object": Text(zh="该行不是 JSON 对象", en="the line is JSON, but no object"),
    "bad_json": Text(zh="该行不是有效的 JSON", en="the line is not valid JSON"),
    "line_too_long": Text(zh="该行超过长度上限", en="the line is longer than the bound"),
    "too_many_columns": Text(zh="该行的列数超过上限", en="the row has more columns than the bound"),
    "cell_too_long": Text(zh="单元格超过长度上限", en="a cell is longer than the bound"),
    "unclosed_quote": Text(
        zh="引号没有结束；该行未读取，其后各行照常读取",
        en="a quote is never closed: this line was not read, those after it were",
    ),
    "other_document": Text(
        zh="该 XML 文件或片段不是此格式的专利文献",
        en="this piece of XML is no patent document of the format",
    ),
    "body_without_number": Text(
        zh="只有申请文件正文（权利要求书、说明书、摘要或附图），未写明公开号和申请号；请导入含著录项目的公布文件",
        en="only the body of an application (claims, description, abstract or drawings), which states no number: "
        "import the publication with its bibliographic data",
    ),
    "broken_document": Text(
        zh="XML 损坏，且无法读出是哪一件文献",
        en="broken XML in which no publication can be made out",
    ),
    "document_too_large": Text(
        zh="单件 XML 文献超过长度上限", en="one XML document is larger than the bound"
    ),
    "pictures_only": Text(
        zh="这是图像查询的答复，只有页面图片的链接，没有文献内容",
        en="an answer to an image inquiry: links to pictures of pages, nothing of the document itself",
    ),
    "not_found": Text(zh="数据库答复：没有这件文献", en="the database answers that it has no such document"),
    "error_answer": Text(
        zh="这是数据库的出错答复，不是文献", en="the database answers with an error, not with a document"
    ),
    "register_answer": Text(
        zh="这是登记簿答复；尚无真实样本可供核对，未读取",
        en="an answer from the register: not read, since no genuine one was at hand to check against",
    ),
    "header_again": Text(zh="重复的表头行", en="the header once more"),
}
