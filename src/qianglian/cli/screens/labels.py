"""What fields, states and kinds are called."""

from __future__ import annotations

from qianglian.model.text import Language, Text

FIELDS: dict[str, Text] = {
    "key": Text(zh="主键", en="key"),
    "share": Text(zh="来源条款", en="terms of the sources"),
    "number": Text(zh="公开号", en="publication number"),
    "identifiers": Text(zh="记录号", en="record ids"),
    "country": Text(zh="受理局", en="office"),
    "kind": Text(zh="文献种类", en="kind code"),
    "application": Text(zh="申请号", en="application number"),
    "application_as_given": Text(zh="申请号（原文）", en="application, as given"),
    "patent_type": Text(zh="专利类型", en="patent type"),
    "titles": Text(zh="标题", en="title"),
    "title": Text(zh="标题", en="title"),
    "abstracts": Text(zh="摘要", en="abstract"),
    "abstract": Text(zh="摘要", en="abstract"),
    "claims": Text(zh="权利要求", en="claims"),
    "filing_date": Text(zh="申请日", en="filing date"),
    "publication_date": Text(zh="公开日", en="publication date"),
    "grant_date": Text(zh="授权公告日", en="grant date"),
    "priority_date": Text(zh="优先权日", en="priority date"),
    "expiry_date": Text(zh="失效日", en="expiry date"),
    "applicants": Text(zh="申请人", en="applicants"),
    "owners": Text(zh="当前权利人", en="current owners"),
    "inventors": Text(zh="发明人", en="inventors"),
    "agents": Text(zh="代理机构", en="agents"),
    "classes": Text(zh="分类号", en="classification"),
    "descriptions": Text(zh="说明书", en="description"),
    "related": Text(zh="相关申请", en="related applications"),
    "figures": Text(zh="附图（引用）", en="figures (references)"),
    "ipc": Text(zh="IPC", en="IPC"),
    "cpc": Text(zh="CPC", en="CPC"),
    "loc": Text(zh="洛迦诺分类", en="Locarno class"),
    "priorities": Text(zh="优先权", en="priorities"),
    "families": Text(zh="同族", en="families"),
    "citations": Text(zh="引证", en="citations"),
    "cited_by": Text(zh="被引证", en="cited by"),
    "cited_by_count": Text(zh="被引证次数", en="times cited"),
    "family_size": Text(zh="同族数量", en="family size"),
    "status": Text(zh="法律状态", en="legal status"),
    "events": Text(zh="法律事件", en="legal events"),
    "extra": Text(zh="其他列", en="other columns"),
}
"""Fields of a publication."""

STATES: dict[str, Text] = {
    "in_force": Text(zh="有效", en="in force"),
    "pending": Text(zh="审中", en="pending"),
    "lapsed": Text(zh="失效", en="lapsed"),
    "unknown": Text(zh="未知", en="unknown"),
}

TYPES: dict[str, Text] = {
    "invention": Text(zh="发明", en="invention"),
    "utility_model": Text(zh="实用新型", en="utility model"),
    "design": Text(zh="外观设计", en="design"),
    "unknown": Text(zh="未知", en="unknown"),
}

SHARES: dict[str, Text] = {
    "yes": Text(zh="可共享", en="may be shared"),
    "numbers_only": Text(zh="仅号码可共享", en="numbers only"),
    "no": Text(zh="不可共享", en="not to be shared"),
}

FACETS: dict[str, Text] = {
    "office": FIELDS["country"],
    "kind": FIELDS["kind"],
    "type": FIELDS["patent_type"],
    "st": FIELDS["status"],
    "lang": Text(zh="语言", en="language"),
    "applicant": FIELDS["applicants"],
    "ipc4": Text(zh="IPC 小类", en="IPC subclass"),
    "py": Text(zh="公开年", en="publication year"),
    "fy": Text(zh="申请年", en="filing year"),
}

PHASES: dict[str, Text] = {
    "examiner": Text(zh="审查员", en="examiner"),
    "not_examiner": Text(zh="非审查员", en="not the examiner"),
    "applicant": Text(zh="申请人", en="applicant"),
    "APP": Text(zh="申请人", en="applicant"),
    "other": Text(zh="其他", en="other"),
    "third-party": Text(zh="第三方", en="third party"),
    "SEA": Text(zh="检索报告", en="search report"),
    "national-search-report": Text(zh="国家检索报告", en="national search report"),
    "ISR": Text(zh="国际检索", en="international search"),
    "SUP": Text(zh="补充检索", en="supplementary search"),
    "EXA": Text(zh="审查", en="examination"),
    "OPP": Text(zh="异议", en="opposition"),
}
"""Where a citation was made; the office's own code where it is none of these."""

RELATED: dict[str, Text] = {
    "continuation": Text(zh="续案", en="continuation of"),
    "continuation_in_part": Text(zh="部分续案", en="continuation in part of"),
    "division": Text(zh="分案", en="division of"),
    "reissue": Text(zh="再颁", en="reissue of"),
    "reexamination": Text(zh="再审查", en="reexamination of"),
    "provisional": Text(zh="临时申请", en="provisional"),
    "substitution": Text(zh="替代申请", en="substitution for"),
    "addition": Text(zh="增补", en="addition to"),
    "utility_model_basis": Text(zh="依据的实用新型", en="based on the utility model"),
    "pct": Text(zh="国际申请", en="international application"),
    "earlier_publication": Text(zh="在先公布", en="earlier publication"),
}
"""What an application rests on; the source's own word where it is none of these."""

RELATIONS: dict[str, Text] = {
    "same_publication": Text(zh="可能是同一件", en="may be one publication"),
    "same_application": Text(zh="可能同属一件申请", en="may be of one application"),
}

VERDICTS: dict[str, Text] = {
    "agree": Text(zh="一致", en="agrees"),
    "differ": Text(zh="不同", en="differs"),
    "unknown": Text(zh="未知", en="unknown"),
}

DECISIONS: dict[str, Text] = {
    "remove": Text(zh="剔除", en="removed"),
    "restore": Text(zh="恢复", en="put back"),
    "same": Text(zh="判定为同一件", en="are one"),
    "different": Text(zh="判定为不同件", en="are not one"),
    "family_same": Text(zh="判定为同族", en="are of one family"),
    "family_different": Text(zh="判定为不同族", en="are not of one family"),
    "verdict": Text(zh="结论", en="verdict"),
    "party_same": Text(zh="判定为同一主体", en="are one party"),
    "party_different": Text(zh="判定为不同主体", en="are two parties"),
    "party_group": Text(zh="判定为集团成员", en="is of its group"),
    "use-chain": Text(zh="启用产业链", en="chain in force"),
    "party_kind": Text(zh="判定主体类型", en="is of this kind"),
}


def named(table: dict[str, Text], name: object, language: Language) -> str:
    """The label of ``name``; the name itself where there is none, nothing for nothing."""
    known = table.get(str(name))
    return known.in_(language) if known else str(name or "")
