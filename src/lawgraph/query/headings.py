"""What answers are called in Chinese when they are shown: their columns, and the values of lists that stand in them in English."""

from __future__ import annotations

from collections.abc import Sequence

#: a column of the questions, in Python and in CSV, and what stands above it on a screen
HEADINGS = {
    "after": "后一年",
    "before": "前一年",
    "change": "增减",
    "characters": "字数",
    "citations": "引用处数",
    "code": "代码",
    "context": "情境",
    "contexts": "情境",
    "document": "报告",
    "documents": "报告",
    "effective": "施行日期",
    "end": "止",
    "evidence": "依据",
    "force": "效力",
    "gained": "新增",
    "iri": "标识",
    "issuer": "发布机构",
    "kept": "仍有",
    "kind": "种类",
    "law": "法律法规文件",
    "level": "级别",
    "lift": "提升度",
    "lost": "减少",
    "name": "名称",
    "new": "新结果",
    "new_reports": "新报告数",
    "npmi": "标准化互信息",
    "old": "旧结果",
    "old_reports": "旧报告数",
    "only_one": "仅前者有",
    "only_other": "仅后者有",
    "other": "另一项",
    "other_place": "另一地",
    "other_year": "另一年度",
    "own_before": "其中本地",
    "page": "页",
    "paragraph": "段",
    "passage": "相同的句子",
    "passages": "相同的句子",
    "path": "地方",
    "place": "地方",
    "places": "地方",
    "published": "发布日期",
    "rank": "名次",
    "read_before": "此前读过",
    "read_there": "对方读过",
    "replacement": "取代者",
    "report": "报告",
    "reports": "报告数",
    "section": "章节",
    "sentence": "句子",
    "shared": "共有",
    "similarity": "相似度",
    "start": "起",
    "tense": "时态",
    "text": "原文",
    "title": "标题",
    "together": "同现",
    "until": "失效日期",
    "with_law": "有该法",
    "with_other": "有另一项",
    "year": "年度",
    "years": "年度",
}
#: the lists whose values a column holds
_LISTS = {
    "context": ("context",),
    "contexts": ("context",),
    "force": ("force",),
    "kind": ("level", "program", "institution"),
    "level": ("division",),
    "tense": ("tense",),
}


def headings(columns: Sequence[str]) -> list[str]:
    """The Chinese headings of columns; none where one of them has none, as in a query of somebody's own."""
    found = [HEADINGS.get(column, "") for column in columns]
    return found if all(found) else []


def in_words(column: str, value: object) -> object:
    """A value of a list with its Chinese name in front, 宣传普及 publicise; any other as it is."""
    if column not in _LISTS or not value:
        return value
    if isinstance(value, tuple):
        return tuple(in_words(column, one) for one in value)
    from lawgraph.rdf.vocabulary import by_notation

    lists = (by_notation()[scheme] for scheme in _LISTS[column])
    known = next((values[value] for values in lists if value in values), None) if isinstance(value, str) else None
    return value if known is None else f"{known.zh} {value}"
