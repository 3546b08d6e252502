"""The number of a document (文号) beside its title: 《…的意见》(|国办发〔2021〕5号), |国发〔2021〕5号|《…的通知》.

Its parts (agency, year in 〔〕, serial) are those of GB/T 9704-2012, 7.2.5. Reports write them as they like, so they are read
tolerantly. All offsets here count in the clean text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lawgraph.catalogue.grammar import Grammar
from lawgraph.catalogue.names import NATION
from lawgraph.extraction.found import FoundLaw
from lawgraph.extraction.numerals import CHINESE_NUMERAL, number
from lawgraph.model import DocumentNumber

_BEFORE_REACH = 48
_MASK = r"\*{1,4}|[Xx×]{1,4}"
_SERIAL = rf"\d{{1,4}}|{_MASK}"
_AGENCY = r"[一-鿿A-Za-z]"
_OPEN, _CLOSE = r"[〔\[【]", r"[〕\]】)]"
#: 〔2021〕5号, 【2012】33号, 〔20212号, 2021〕5号, 〔202026, 〔****〕*号, 〔〕33号
_YEAR_AND_SERIAL = (
    rf"(?:{_OPEN}(?P<y1>\d{{4}}|{_MASK}|){_CLOSE}第?(?P<s1>{_SERIAL})[号號]?"
    rf"|{_OPEN}(?P<y2>(?:19|20)\d\d)第?(?P<s2>{_SERIAL})[号號]?"
    rf"|(?P<y3>(?:19|20)\d\d){_CLOSE}第?(?P<s3>{_SERIAL})[号號]"
    rf"|\((?P<y4>(?:19|20)\d\d)\)第?(?P<s4>{_SERIAL})[号號])"
)
#: 〔2014〕保市府办172号
_YEAR_FIRST = rf"{_OPEN}(?P<y5>\d{{4}}){_CLOSE}(?P<a5>{_AGENCY}{{2,12}})(?P<s5>{_SERIAL})[号號]"
#: 国务院令第714号, 中华人民共和国人力资源和社会保障部令第22号, 公告2021年第5号
_ORDER = rf"(?P<order>[\u4e00-\u9fff]{{0,20}}?(?:令|公告))(?P<y6>(?:19|20)\d\d年)?第?(?P<s6>\d{{1,4}}|{CHINESE_NUMERAL})[号號]"
_BODY = rf"(?:{_YEAR_FIRST}|(?P<agency>{_AGENCY}{{0,14}}){_YEAR_AND_SERIAL}|{_ORDER})"
#: (|2005年1月10日|国务院令第431号公布)
_DAY = r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日)?"
_NUMBER_AFTER = re.compile(
    rf"[》〉”}}]*(?:\([^()〔〕\[\]【】\n]{{1,20}}\))?[》〉”]*,?(?P<paren>\(|[〔\[【](?=[\u4e00-\u9fff]))?(?:[^()《》〔〕\[\]【】\n]{{0,30}}?[,、:;])??{_DAY}(?:文号[为是]?:?)?{_BODY}"
)
_ENDS = re.compile("[,。;:、)\n]|$")
_NUMBER_BEFORE = re.compile(rf"{_BODY}\)?(?:文件|文)?(?:印发|下发|转发|发布|公布)?的?[《〈“]?$")
#: (|根据|国务院令第694号修订), (|以|国务院令第431号公布); 人力资源|和|社会保障部令 is one name
_LEAD_IN_BRACKETS = re.compile(".*(?:根据|按照|依据|依照|遵照|以|(?<!自)由)")
#: characters of the name of an order that no bracket sets off
_LONGEST_ORDER = 16
_MASKED = re.compile("[*Xx×]+")
#: one of these stands in every document number
_SIGN = re.compile("[号號〔[【]")


class DocumentNumbers:
    """The rules for document numbers, compiled from the word classes."""

    def __init__(self, grammar: Grammar) -> None:
        #: 根据|国发〔2021〕5号: a verb or particle before the agency's abbreviation is no part of it
        self._lead = re.compile(f".*(?:{grammar.alternation('before-number')}|(?<!共)和(?!国)|[的了与及对以])")

    def of_each(self, text: str, laws: Sequence[FoundLaw], ends: Sequence[int]) -> list[DocumentNumber | None]:
        """For each cited document the number beside its title; `laws` and `ends` (where other names end) are sorted.

        It stands behind the title, mostly in brackets (《…的意见》(国办发〔2021〕5号)), or right before a title in 《》
        (国发〔2021〕5号《…的通知》). An organ or verb in front of the agency's abbreviation is no part of the number.
        """
        found: list[DocumentNumber | None] = []
        for index, law in enumerate(laws):
            limit = laws[index + 1].start - laws[index + 1].bracketed if index + 1 < len(laws) else len(text)
            found.append(self._after(text, law, min(limit, law.end + 120)))
        taken = {value.start for value in found if value is not None}
        for index, law in enumerate(laws):
            if found[index] is None and law.bracketed:
                least = laws[index - 1].end if index else 0
                before = self._before(text, law, max(least, law.start - _BEFORE_REACH), ends)
                if before is not None and before.start not in taken:
                    found[index] = before
        return found

    def _after(self, text: str, law: FoundLaw, limit: int) -> DocumentNumber | None:
        if _SIGN.search(text, law.end, limit) is None:
            return None
        match = _NUMBER_AFTER.match(text, law.end, limit)
        if match is None or not _is_number(match):
            return None
        if match["paren"] is None and not law.bracketed:
            return None
        if match["paren"] is None and "," in match.group() and not _ENDS.match(text, match.end()):
            return None  # 执行《山东省行政执法条例》,回复|鲁政函〔2022〕3号文件: another document's
        if match["order"] and match["paren"] is None and len(match["order"]) > _LONGEST_ORDER:
            return None  # 依据《甲办法》|和中华人民共和国人力资源和社会保障部令|第22号: another document's
        if match["order"] and match["paren"] is not None:
            verb = _LEAD_IN_BRACKETS.match(text, *match.span("order"))
            return _number(text, match, verb.end() if verb is not None else match.start("order"))
        return _number(text, match, self._agency_start(match, ()))

    def _before(self, text: str, law: FoundLaw, start: int, ends: Sequence[int]) -> DocumentNumber | None:
        if _SIGN.search(text, start, law.start) is None:
            return None
        match = _NUMBER_BEFORE.search(text, start, law.start)
        if match is None or not _is_number(match):
            return None
        return _number(text, match, self._agency_start(match, ends))

    def _agency_start(self, match: re.Match[str], ends: Sequence[int]) -> int:
        """Where the agency's abbreviation begins: behind what is named before it and behind a verb."""
        group = "order" if match["order"] else "agency"
        if match[group] is None:
            return match.start("y5") - 1
        start, end = match.span(group)
        last = bisect_left(ends, end) - 1
        if last >= 0:
            start = max(start, ends[last])
        lead = self._lead.match(match.string, start, end)
        return lead.end() if lead is not None and lead.end() < end else start


def _is_number(match: re.Match[str]) -> bool:
    """Whether there is an agency, or a year in the brackets of document numbers; (2021)5号 alone may be anything."""
    return bool(match["agency"] or match["a5"] or match["order"] or match["y1"] or match["y2"])


def _number(text: str, match: re.Match[str], start: int) -> DocumentNumber:
    serial_group = next(name for name in ("s1", "s2", "s3", "s4", "s5", "s6") if match[name])
    end = match.end(serial_group)
    if text[end : end + 1] in {"号", "號"}:
        end += 1
    serial = _serial(match[serial_group])
    if match["order"]:
        order = text[start : match.end("order")].removeprefix(NATION)
        value = f"{order}{match['y6'] or ''}第{serial}号"
    else:
        year = next((match[name] for name in ("y1", "y2", "y3", "y4", "y5") if match[name]), "")
        year = "****" if not year or _MASKED.fullmatch(year) else year
        agency = match["a5"] or text[start : match.end("agency")]
        value = f"{agency}〔{year}〕{serial}号"
    return DocumentNumber(start, end, text[start:end], value)


def _serial(written: str) -> str:
    if _MASKED.fullmatch(written):
        return "*"
    value = number(written)
    return written if value is None else str(value)
