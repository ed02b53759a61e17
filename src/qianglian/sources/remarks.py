"""Every remark that a reader may make, each with its sentence: on a row that was kept, or on a whole file."""

from __future__ import annotations

from qianglian.model.text import Text

REMARKS: dict[str, Text] = {
    "ruined_number": Text(
        zh="号码已被电子表格损坏（如 2.0193E+12），原样保留，不作为号码使用",
        en="number destroyed by a spreadsheet (such as 2.0193E+12): kept as given, not believed",
    ),
    "unparsed_number": Text(
        zh="号码形式无法识别，原样保留", en="number in no form that can be read: kept as given"
    ),
    "number_without_country": Text(
        zh="号码未写明国家/地区，无法与库内文献比对，原样保留",
        en="number whose country nobody states: kept as given, compared with nothing",
    ),
    "check_digit": Text(
        zh="申请号校验位不符，请核对",
        en="check digit of the application number is wrong: compare with the office",
    ),
    "year_conflict": Text(
        zh="申请号中的年份与申请日不符", en="year in the application number is not that of the filing date"
    ),
    "impossible_date": Text(zh="日期不存在，原样保留", en="no such date: kept as given"),
    "partial_date": Text(
        zh="日期只有年或年月，原样保留，不补日", en="year or month only: kept as given, not filled up"
    ),
    "unparsed_date": Text(
        zh="日期形式无法识别，原样保留", en="date in no form that can be read: kept as given"
    ),
    "suspicious_date": Text(
        zh="日期可疑：先于申请日，或超出合理范围",
        en="suspicious date: before the filing date, or out of range",
    ),
    "unreadable_field": Text(
        zh="字段内容形式不符，已另存，该行其余内容照收",
        en="a field of the wrong shape: kept aside, the rest of the row is kept",
    ),
    "unparsed_class": Text(
        zh="分类号无法识别，原样保留", en="classification symbol that cannot be read: kept as given"
    ),
    "unparsed_type": Text(
        zh="专利类型用词未知，原样保留", en="unknown word for a patent type: kept as given"
    ),
    "unparsed_count": Text(zh="应为整数，原样保留", en="a whole number was expected: kept as given"),
    "unparsed_event": Text(
        zh="法律事件无法拆分，原样保留", en="legal event that cannot be taken apart: kept as given"
    ),
    "unknown_country": Text(
        zh="国家/地区名称未知，原样保留", en="unknown name of a country or region: kept as given"
    ),
    "mojibake": Text(
        zh="分隔符后有乱码（??），已去除", en="garbled characters (??) at a separator were taken out"
    ),
    "nul_bytes": Text(zh="含空字节或控制字符，已去除", en="NUL bytes or control characters were taken out"),
    "other_encoding": Text(
        zh="编码与文件声明不符，按最可能的编码读取",
        en="not in the encoding that the file declares: read by the likeliest",
    ),
    "undecodable": Text(
        zh="部分字节与文件编码不符，以 � 代替", en="bytes that do not fit the file's encoding stand as �"
    ),
    "no_publication_number": Text(
        zh="没有公开号，以供应商记录号为身份",
        en="no publication number: identified by the vendor's record id",
    ),
    "cell_truncated": Text(
        zh="单元格达到 Excel 的 32,767 字符上限，后文可能缺失",
        en="cell as long as Excel allows (32,767 characters): the rest may be missing",
    ),
    "broken_markup": Text(
        zh="XML 有损坏：损坏处以前已读取，其后可能缺失",
        en="broken XML: read up to the damage, the rest may be missing",
    ),
    "line_left_out": Text(
        zh="有一行超过长度上限，该行未读取，其余内容照收",
        en="one line is longer than the bound: it was not read, the rest was",
    ),
    "deleted_record": Text(
        zh="数据库说明该记录已删除，照收并注明",
        en="the database marks this record as deleted: kept, and said",
    ),
    "further_claims": Text(
        zh="同一语种有多套权利要求，首套入权利要求，其余原样保留",
        en="several sets of claims in one language: the first as claims, the others kept as given",
    ),
    "more_cells_than_columns": Text(
        zh="单元格多于表头列数，多出的原样保留",
        en="more cells than the header has columns: the rest kept as extra",
    ),
}

NOTES: dict[str, Text] = {
    "truncated": Text(
        zh="压缩数据中断，已读取中断之前的内容", en="compressed data break off: what stands before was read"
    ),
    "corrupt": Text(
        zh="压缩数据损坏，已读取损坏之前的内容", en="compressed data are corrupt: what stands before was read"
    ),
    "sheet_without_header": Text(
        zh="未找到可识别的表头，该工作表或文件未读取",
        en="no header that is known: this sheet or file was not read",
    ),
    "member_not_read": Text(
        zh="压缩包内的该文件与所读格式不同，未读取",
        en="this file in the archive is not of the format being read: not read",
    ),
    "picture_not_kept": Text(zh="图片只记引用，不保存", en="pictures are referenced, not kept"),
    "encoding_guessed": Text(
        zh="文件编码不明确，按最可能的编码读取", en="encoding unclear: read by the likeliest"
    ),
}

IGNORED: dict[str, Text] = {
    "repeats_the_id": Text(zh="由记录号可得", en="follows from the record's id"),
    "repeats_another_column": Text(zh="与另一列相同", en="says what another column says"),
    "by_the_mapping": Text(zh="列映射指定忽略", en="ignored by the column mapping"),
}
"""Why a column is ignored: the part after ``ignored:`` in `Columns.fates`."""
