"""What stands beside a cited title: the provisions it is cited for (第三十四条第一款), and its document number (文号).

The ways of naming a provision follow the order of 编、章、节、条、款、项、目 in 立法法 (2023) 第六十五条; the parts of a document number
(agency, year in 〔〕, serial) are those of GB/T 9704-2012, 7.2.5. Reports write both as they like, so both are read tolerantly.
All offsets here count in the clean text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lawgraph.catalogue.names import NATION
from lawgraph.extraction.found import FoundLaw
from lawgraph.model import ArticleReference, DocumentNumber

_DIGIT = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_CHINESE = "[〇零○一二三四五六七八九十百千]{1,9}"
_NUMERAL = rf"[0-9]{{1,4}}|{_CHINESE}|[㈠-㈩⑴-⒇①-⑳]"

#: one number of a reference: 第三十四条, 第一百二十条之一, (二)项, 第30, 三十五条
_TOKEN = re.compile(
    rf"(?P<mark>第)?(?P<bracket>\()?(?P<number>{_NUMERAL})(?(bracket)\))"
    r"(?:(?P<unit>[条款项目])(?:之(?P<inserted>[一二三四五六七八九十]{1,3}))?)?"
)
#: how a reference begins
_BEGINNING = ("第", "(")
#: and what each that counts names first
_ARTICLE = "条"
_SEPARATOR = re.compile(r"(?P<range>[-~—–至到])|(?P<pause>、)|(?P<list>[和与及,/]|以及)?")
#: what may stand between a title and its provision: 》(2021年修订)中的|第三十三条, 》第二章|第八条
_JOINT = re.compile(
    r"[》〉”}]*(?:\([^()\n]{1,30}\)){0,2}[》〉”)]*"
    r"(?:其中|中|里|内|之|其)?(?:所?规定)?(?:关于[^,。;()《》\n]{1,20}?的)?的?"
    rf"(?:第(?:{_NUMERAL})[编章节])*"
)
#: 第五十七条二款|规定, 第五十七条二款|三项; not 第九条四款|饮料
_NO_THING = re.compile(
    rf"(?:之|的)?规定|处|[第(、,。;:)》\n和与及]|(?:{_NUMERAL})项(?:(?:之|的)?规定|处|[、,。;:)》\n和与及]|$)|$"
)
_POINTING = re.compile(
    r"(?:该|本|此|同)(?P<noun>法典|法|条例|规定|办法|细则|规则|章程|纲要|解释|决定)(?:典)?(?=第[0-9〇零○一二三四五六七八九十百千])"
)
_NOTES = re.compile(r"(?:\([^()]*\))+$")
_UNITS = "条款项目"
#: 该法 is one of the last this many documents
_POINTS_BACK = 8

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
_ORDER = rf"(?P<order>[\u4e00-\u9fff]{{0,20}}?(?:令|公告))(?P<y6>(?:19|20)\d\d年)?第?(?P<s6>\d{{1,4}}|{_CHINESE})[号號]"
_BODY = rf"(?:{_YEAR_FIRST}|(?P<agency>{_AGENCY}{{0,14}}){_YEAR_AND_SERIAL}|{_ORDER})"
#: (|2005年1月10日|国务院令第431号公布)
_DAY = r"(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日)?"
_NUMBER_AFTER = re.compile(
    rf"[》〉”}}]*(?:\([^()〔〕\[\]【】\n]{{1,20}}\))?[》〉”]*,?(?P<paren>\(|[〔\[【](?=[\u4e00-\u9fff]))?(?:[^()《》〔〕\[\]【】\n]{{0,30}}?[,、:;])??{_DAY}(?:文号[为是]?:?)?{_BODY}"
)
_ENDS = re.compile("[,。;:、)\n]|$")
_NUMBER_BEFORE = re.compile(rf"{_BODY}\)?(?:文件|文)?(?:印发|下发|转发|发布|公布)?的?[《〈“]?$")
#: 根据|国发〔2021〕5号: a verb or particle before the agency's abbreviation is no part of it
_LEAD = re.compile(
    r".*(?:根据|按照|依据|依照|遵照|贯彻|落实|执行|学习|印发|转发|下发|收到|制定|出台|结合|对照|参照|文件|以及|(?<!共)和(?!国)|[的了与及对以])"
)
#: (|根据|国务院令第694号修订), (|以|国务院令第431号公布); 人力资源|和|社会保障部令 is one name
_LEAD_IN_BRACKETS = re.compile(".*(?:根据|按照|依据|依照|遵照|以|(?<!自)由)")
#: characters of the name of an order that no bracket sets off
_LONGEST_ORDER = 16
_MASKED = re.compile("[*Xx×]+")
#: one of these stands in every document number
_SIGN = re.compile("[号號〔[【]")


def number(text: str) -> int | None:
    """The value of a numeral of 1 to 9999 as laws number their provisions; None for anything else.

    Digits, 三十四, 一千零七十七 (with 零 or 〇; 一千七十七 too), 二〇二一 digit by digit, ㈢.

    >>> number("三十四"), number("一千零七十七"), number("一〇五"), number("百")
    (34, 1077, 105, None)
    """
    if text.isascii():
        return int(text) if text.isdigit() and 0 < int(text) <= 9999 else None
    if len(text) == 1 and text not in _DIGIT and text not in _PLACES:
        value = unicodedata.numeric(text, 0.0)
        return int(value) or None
    if not _PLACES.keys() & set(text):
        digits = "".join(str(_DIGIT[sign]) if sign in _DIGIT else "x" for sign in text)
        return int(digits) if digits.isdigit() and len(digits) <= 4 and digits[0] != "0" else None
    total, digit, place, zero = 0, 0, 10_000, False
    for index, sign in enumerate(text):
        if sign in _PLACES:
            if (not digit and sign != "十") or _PLACES[sign] >= place:
                return None
            place, zero = _PLACES[sign], False
            total += (digit or 1) * place
            digit = 0
        elif digit:
            return None
        elif _DIGIT[sign]:
            digit = _DIGIT[sign]
        elif index == 0 or text[index - 1] not in _PLACES or index == len(text) - 1:
            return None  # 零 stands between places only
        else:
            zero = True
    if digit and place > 10 and not zero:
        return None  # 一百五 is said for 150, and no law writes it
    return total + digit


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    number: int
    unit: str
    marked: bool
    inserted: int | None
    joined: str


def _tokens(text: str, start: int, limit: int) -> list[_Token]:
    """The numbers of a reference from `start`, each with how it is joined to the one before: "", 、 (pause), 和 (list) or
    至 (range).
    """
    tokens: list[_Token] = []
    position = start
    while True:
        joined = ""
        if tokens:
            separator = _SEPARATOR.match(text, position, limit)
            assert separator is not None  # both parts are optional
            joined = separator.lastgroup if separator.lastgroup and separator[0] else ""
            position = separator.end()
        match = _TOKEN.match(text, position, limit)
        if match is None or (value := number(match["number"])) is None:
            break
        inserted = match["inserted"]
        marked = match["mark"] is not None or match["bracket"] is not None
        below = match["unit"] == "款" or (match["unit"] == "项" and bool(tokens) and tokens[-1].unit == "款")
        goes_on = bool(tokens) and not joined and below and _NO_THING.match(text, match.end(), limit) is not None
        if not marked and joined not in {"range", "pause"} and not goes_on:
            break
        if match["bracket"] and not match["mark"] and not joined and tokens and text[tokens[-1].end - 1] == ")":
            joined = "pause"  # 第(一)(二)项
        tokens.append(
            _Token(
                match.start(),
                match.end(),
                value,
                match["unit"] or "",
                marked,
                number(inserted) if inserted else None,
                joined,
            )
        )
        position = match.end()
    following = ""
    for token in reversed(tokens):  # 第三十、三十一条: a number without a unit has that of the next
        following = token.unit = token.unit or following
    while tokens and not tokens[-1].unit:
        tokens.pop()
    return tokens


def _belongs(token: _Token, previous: _Token | None, current: ArticleReference | None) -> bool:
    """Whether a number goes on with the reference: 第三十八条、四十一条 does, 第三十八条、2项措施 does not."""
    if previous is None or current is None:
        return token.marked and token.unit == "条"
    if not token.joined:
        return _UNITS.index(token.unit) > _UNITS.index(previous.unit)
    if token.unit == previous.unit:
        return token.number > previous.number or token.marked
    return token.marked


def _read(text: str, start: int, limit: int) -> tuple[ArticleReference, ...]:
    """The references that begin at `start`."""
    found: list[ArticleReference] = []
    previous: _Token | None = None
    for token in _tokens(text, start, limit):
        current = found[-1] if found else None
        if not _belongs(token, previous, current):
            break
        if current is None or (token.unit == "条" and token.joined != "range"):
            found.append(ArticleReference(token.start, token.end, "", token.number, token.inserted))
        elif token.joined == "range":
            if token.number <= (previous.number if previous else 0):
                break
            whole = replace(current, paragraph=None, item=None, subitem=None) if token.unit == "条" else current
            found[-1] = replace(whole, end=token.end, last=token.number)
        elif current.last is not None and not token.joined:
            found[-1] = replace(current, end=token.end)  # 第三条至第五条第二款: the paragraph is of the last article
        else:
            deeper = _below(current, token)
            if token.joined:
                found.append(replace(deeper, start=token.start, end=token.end, last=None))
            else:
                found[-1] = replace(deeper, end=token.end)
        previous = token
    return tuple(replace(reference, text=text[reference.start : reference.end]) for reference in found)


def _below(current: ArticleReference, token: _Token) -> ArticleReference:
    match token.unit:
        case "款":
            return replace(current, paragraph=token.number, item=None, subitem=None)
        case "项":
            return replace(current, item=token.number, subitem=None)
        case _:
            return replace(current, subitem=token.number)


def article_references(text: str, laws: Sequence[FoundLaw]) -> list[tuple[ArticleReference, ...]]:
    """For each cited document the provisions named with it; `laws` stand in the order of the text.

    They stand right behind the title (《行政处罚法》第三十三条、第三十四条), or later in the paragraph behind a noun that points back
    to it (依据该法第二十条).
    """
    found: list[list[ArticleReference]] = [[] for _ in laws]
    for index, law in enumerate(laws):
        limit = min(law.end + 200, laws[index + 1].start) if index + 1 < len(laws) else len(text)
        if text.find(_ARTICLE, law.end, limit) < 0:
            continue
        joint = _JOINT.match(text, law.end, limit)
        if joint is not None and text.startswith(_BEGINNING, joint.end()):
            found[index] += _read(text, joint.end(), limit)
    for index, law in enumerate(laws):
        limit = laws[index + 1].start if index + 1 < len(laws) else len(text)
        paragraph = text.find("\n", law.end, limit)
        limit = limit if paragraph < 0 else paragraph
        if text.find(_ARTICLE, law.end, limit) < 0 or text.find("第", law.end, limit) < 0:
            continue
        for pointing in _POINTING.finditer(text, law.end, limit):
            meant = _antecedent(text, laws, index, pointing["noun"])
            if meant is not None:
                found[meant] += _read(text, pointing.end(), limit)
    return [tuple(sorted(references, key=lambda r: r.start)) for references in found]


def _antecedent(text: str, laws: Sequence[FoundLaw], index: int, noun: str) -> int | None:
    """The last document of the paragraph, of the few from `index` back, whose title ends in a noun."""
    end = laws[index].end
    for at in range(index, max(-1, index - _POINTS_BACK), -1):
        if text.find("\n", laws[at].end, end) >= 0:
            return None
        title = _NOTES.sub("", laws[at].title)
        if title.endswith((noun, "法典") if noun == "法" else noun):
            return at
        end = laws[at].end
    return None


def document_numbers(text: str, laws: Sequence[FoundLaw], ends: Sequence[int]) -> list[DocumentNumber | None]:
    """For each cited document the number beside its title; `laws` and `ends` (where other names end) are sorted.

    It stands behind the title, mostly in brackets (《…的意见》(国办发〔2021〕5号)), or right before a title in 《》
    (国发〔2021〕5号《…的通知》). An organ or verb in front of the agency's abbreviation is no part of the number.
    """
    found: list[DocumentNumber | None] = []
    for index, law in enumerate(laws):
        limit = laws[index + 1].start - laws[index + 1].bracketed if index + 1 < len(laws) else len(text)
        found.append(_after(text, law, min(limit, law.end + 120)))
    taken = {value.start for value in found if value is not None}
    for index, law in enumerate(laws):
        if found[index] is None and law.bracketed:
            least = laws[index - 1].end if index else 0
            before = _before(text, law, max(least, law.start - _BEFORE_REACH), ends)
            if before is not None and before.start not in taken:
                found[index] = before
    return found


def _after(text: str, law: FoundLaw, limit: int) -> DocumentNumber | None:
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
    return _number(text, match, _agency_start(match, ()))


def _before(text: str, law: FoundLaw, start: int, ends: Sequence[int]) -> DocumentNumber | None:
    if _SIGN.search(text, start, law.start) is None:
        return None
    match = _NUMBER_BEFORE.search(text, start, law.start)
    if match is None or not _is_number(match):
        return None
    return _number(text, match, _agency_start(match, ends))


def _is_number(match: re.Match[str]) -> bool:
    """Whether there is an agency, or a year in the brackets of document numbers; (2021)5号 alone may be anything."""
    return bool(match["agency"] or match["a5"] or match["order"] or match["y1"] or match["y2"])


def _agency_start(match: re.Match[str], ends: Sequence[int]) -> int:
    """Where the agency's abbreviation begins: behind what is named before it and behind a verb."""
    group = "order" if match["order"] else "agency"
    if match[group] is None:
        return match.start("y5") - 1
    start, end = match.span(group)
    last = bisect_left(ends, end) - 1
    if last >= 0:
        start = max(start, ends[last])
    lead = _LEAD.match(match.string, start, end)
    return lead.end() if lead is not None and lead.end() < end else start


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
