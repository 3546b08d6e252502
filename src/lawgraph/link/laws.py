"""The ladder from a cited title to a document: the first rung that holds wins, and is recorded as `via`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lawgraph.catalogue.entries import Instrument
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import Grammar, table
from lawgraph.catalogue.misprints import corrected
from lawgraph.catalogue.names import ISSUER, NATION, PART, SUFFIX, LawName, Names, mended
from lawgraph.link.near import NearMisses
from lawgraph.model import Place
from lawgraph.text import normalise

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(
    r"(?:\((?:试行|暂行|草案|修订|修正|修订草案|征求意见稿|[^()]{0,6}稿|\d{4}(?:年(?:最新)?(?:修订|修正|修改|新修订)?|修订|修正|修改)(?:版|本)?)\))+$"
)
_DRAFT = re.compile(r"\([^()]*(?:草案|征求意见稿|送审稿)[^()]*\)$|(?:修订|修正)?草案$")
_LOST_DASH = re.compile(r"\((20\d\d)(20\d\d)年?\)")
#: 《某县贯彻〈法治政府建设实施纲要(2021-2025年)的实施方案〉》: the inner bracket closes too late
_MISPLACED = re.compile("(的?(?:实施|工作|行动)(?:方案|意见|细则|办法))〉$")
#: 《山东省实施《残疾人保障法》办法》: a title inside a title stands in 〈〉
_INNER = str.maketrans("《》", "〈〉")
#: 湖南省实施|中华人民共和国水法|办法 has lost them
_INNER_LOST = re.compile("(?<=实施)(中华人民共和国[\u4e00-\u9fff]{1,24}?法)((?:实施)?办法|若干规定|规定|细则|条例)$")
_OF_LAW = re.compile("法〉?》?实施(?:条例|细则)$")
_IMPLEMENTING = re.compile("实施(?:条例|细则|办法)$")
_SHORTEST_FORM, _LONGEST_FORM = 3, 9
#: 医疗器械(监督管理)条例, 企业信息公示(暂行)条例: what the short form of a regulation leaves out, and a long one puts in
_REGULATION = "条例"
_LEFT_OUT = re.compile("管理|监督|监察|工作|暂行|安全|保护|(?:中华人民共和国|中国共产党)")
_PUT_IN = re.compile("管理|监督|工作")
_DATED = re.compile(r"(?:19|20)\d\d年")
#: 社会救助暂行办|凝永微|法: what a copied page puts into the last noun of a title
_TORN = re.compile("(?:办.{1,6}法|条.{1,6}例|规.{1,6}[定则]|细.{1,6}则|纲.{1,6}要|意.{1,6}见)$")
#: 行政处罚|处罚法, 中华人民共和国|共和国民法典
_DOUBLED = re.compile(r"(.{1,3})\1")
#: 2021-2025年|法治政府建设实施纲要
_YEARS_FIRST = re.compile(r"^(20\d\d-20\d\d年)(.+)$")
#: 法治政府建设实施纲要(2021-2025|): the same document as that of (2021-2025年)
_LAST_OF_YEARS = re.compile(r"(?<=\(20\d\d-20\d\d)\)$")
#: 国家公务员法, 中国共产党信访工作条例, 中共中央、国务院法治政府建设实施纲要: what people put before the title of a document of the
#: state, or of the Party
_PUT_BEFORE = re.compile("^(?:国家|(?:中共中央、?)?国务院(?!关于)|中国共产党|党的)")
_NATIONAL = re.compile("^(?:中共中央|中央|国务院|国家|全国|中国|最高人民)|共产党")

#: kinds of documents that only national bodies enact
OF_THE_STATE = frozenset(
    {"constitution", "statute", "administrative-regulation", "supervision-regulation", "judicial-interpretation"}
)
#: of which no province has one of the same title
OF_THE_NATION = OF_THE_STATE - {"administrative-regulation"}
_NATIONAL_KINDS = OF_THE_STATE | {"party-regulation"}


class LinkedLaw(NamedTuple):
    """The document a title leads to: its id, kind, rung and, when several remain, the ids of all."""

    id: str
    kind: str
    via: str
    instrument: Instrument | None = None
    candidates: tuple[str, ...] = ()
    place: Place | None = None


class LawLadder:
    """Links titles; compiled once for a catalogue."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self._names = names
        self._local_ending = re.compile(f"(?:{grammar.alternation('local-title-ending')})(?:\\([^()]*\\))?$")
        self._national_organs = tuple(
            surface
            for surface, organ in zip(names.surfaces, names.organs, strict=True)
            if organ is not None and organ.national
        )
        self._internal = re.compile(f"(?:{grammar.alternation('internal-title-ending')})(?:\\([^()]*\\))?$")
        self._internal_alone = frozenset(grammar["internal-title"])
        #: 行政处|wwwHAOlawCOM|罚法, 行政处|公文网|罚法: what a copied page puts between the characters of a title
        self._injected = re.compile(
            "(?<=[\u4e00-\u9fff])"
            f"(?:[A-Za-z0-9.]*[A-Za-z]{{3}}[A-Za-z0-9.]*|{grammar.alternation('site-in-title')})(?=[\u4e00-\u9fff])"
        )
        self._implementing = frozenset(grammar["implementing-noun"])
        self._kinds = [
            (re.compile(row["pattern"]), row["place"], row["kind"]) for row in table(ontology_file("title_kinds.tsv"))
        ]

        #: the same titles stand in report after report
        self._catalogued = lru_cache(maxsize=4096)(self._known)
        self._statutes: dict[str, list[LawName]] = {}
        for title, entries in names.by_law_name.items():
            if entries[0].instrument.kind == "statute" and entries[0].instrument.title == NATION + title:
                self._statutes.setdefault(title[0], []).append(entries[0])
        self._regulations: dict[str, list[LawName]] = {}
        for title, entries in names.by_law_name.items():
            entry = entries[0]
            if (
                title == entry.instrument.title
                and title.endswith(_REGULATION)
                and entry.instrument.kind in _NATIONAL_KINDS
            ):
                self._regulations.setdefault(_LEFT_OUT.sub("", title), []).append(entry)
        self._shortened = lru_cache(maxsize=4096)(self._shortened_so)
        self._near = lru_cache(maxsize=4096)(NearMisses(names, grammar).of)
        self.is_national = lru_cache(maxsize=4096)(self._is_national)
        self.is_internal = lru_cache(maxsize=4096)(self._is_internal)
        self._kind = lru_cache(maxsize=4096)(self._kind_of)

    def link(
        self,
        title: str,
        year: int | None,
        aliases: Mapping[str, LinkedLaw],
        place_in: Callable[[str], Place | None],
    ) -> LinkedLaw:
        """The document that a title as written leads to in a report of a year.

        `aliases` are the short names the report has defined so far; `place_in` gives the place that a title names.
        """
        name = normalise(title)
        if name in aliases:
            return aliases[name]
        name = mended(corrected(name, self._names.by_law_name))
        draft = _DRAFT.search(name) if "稿" in name or "草案" in name else None
        if draft is not None and name not in self._names.by_law_name:
            # 学前教育法(草案) is a document of its own, not the law it may become
            law = self.link(name[: draft.start()], year, aliases, place_in)
            note = draft.group() if draft.group().startswith("(") else f"({draft.group()})"
            return LinkedLaw(law.id + note, law.kind, law.via, place=law.place)
        known = self._catalogued(name, year)
        if known is not None:
            return known
        place = place_in(name)
        if place is None:
            short, others = self._shortened(name), self._ending_so(name)
            others += self._holding(name) if len(short) == 1 and not others else ()
            if len(others) > 1 or (others and short):
                return self._one((*short, *others), None)
            for via, found in (("short-form", short or others), ("near-miss", self._near(name))):
                nearest = self._chosen(found, year)
                if nearest is not None:
                    return LinkedLaw(nearest.title, nearest.kind, via, nearest)
        name = _MISPLACED.sub(r"〉\1", _LOST_DASH.sub(r"(\1-\2年)", name.translate(_INNER)))
        name = _LAST_OF_YEARS.sub("年)", _INNER_LOST.sub(r"〈\1〉\2", name))
        kind = self.kind(name, local=place is not None)
        return LinkedLaw(name, kind, "local-title" if place is not None else "own-title", place=place)

    def among(self, linked: LinkedLaw, before: Sequence[LinkedLaw]) -> LinkedLaw:
        """Of several documents that remain possible the one that the report has cited last: 《退役军人保障法》, then 《保障法》."""
        named = (law for law in reversed(before) if law.id in linked.candidates) if linked.candidates else iter(())
        last = next(named, None)
        return linked if last is None else LinkedLaw(last.id, last.kind, "anaphora", last.instrument)

    def _shortened_so(self, name: str) -> tuple[LawName, ...]:
        """The documents that a short form can be of. That of a statute begins as their title does and has its characters in their order,
        as 退役军人法 of 退役军人保障法 and 农产品质量法 of 农产品质量安全法. Of a regulation only words of its form are left out: 医疗器械条例
        of 医疗器械监督管理条例.
        """
        if name.endswith(_REGULATION):
            same = self._regulations.get(_LEFT_OUT.sub("", name), ())
            return tuple(e for e in same if _in_order(name, e.instrument.title)) or tuple(
                e for e in same if _PUT_IN.sub("", name) == e.instrument.title.removeprefix(NATION)
            )
        if not (_SHORTEST_FORM <= len(name) <= _LONGEST_FORM) or name[-1] != "法":
            return ()
        return tuple(e for e in self._statutes.get(name[0], ()) if _in_order(name, e.instrument.title[len(NATION) :]))

    def _ending_so(self, name: str) -> tuple[LawName, ...]:
        """The statutes whose titles end in a short form: 强制法 in that of 行政强制法 only, 安全法, short for 安全生产法, in those of
        食品安全法 and others.
        """
        if len(name) < _SHORTEST_FORM or name[-1] != "法":
            return ()
        return tuple(e for same in self._statutes.values() for e in same if e.instrument.title.endswith(name))

    def _holding(self, name: str) -> tuple[LawName, ...]:
        """The statutes whose titles hold the word of a short form further on: 家庭法 may be short for 反家庭暴力法 as well as for
        家庭教育促进法, which begins so.
        """
        if len(name) != _SHORTEST_FORM:
            return ()
        word = name[:-1]
        return tuple(
            e for same in self._statutes.values() for e in same if e.instrument.title.find(word, len(NATION) + 1) > 0
        )

    def _known(self, name: str, year: int | None) -> LinkedLaw | None:
        for form in self._forms(name):
            entries = self._names.by_law_name.get(form)
            if entries:
                return self._one(entries, year)
        implementing = _IMPLEMENTING.search(name)
        law = self._names.by_law_name.get(name[: implementing.start()]) if implementing is not None else None
        if implementing is not None and law is not None and len(law) == 1:
            # 保密法|实施条例: the law by a short name
            entries = self._names.by_law_name.get(law[0].instrument.title + implementing.group())
            return self._one(entries, year) if entries else None
        return None

    def _forms(self, name: str) -> Iterator[str]:
        """A title as it is written, then without what people add to one."""
        yield name
        yield _NOTE.sub("", name)
        yield name.removeprefix(NATION)
        yield _DOUBLED.sub(r"\1", name)
        yield PART.sub("", name)
        yield _PUT_BEFORE.sub("", name)
        yield _YEARS_FIRST.sub(r"\2(\1)", name)
        yield _LAST_OF_YEARS.sub("年)", name)
        yield self._injected.sub("", name)
        if torn := _TORN.search(name):
            yield name[: torn.start() + 1] + name[-1]
        if self.is_national(name):
            yield ISSUER.sub("", name)

    def _one(self, entries: Sequence[LawName], year: int | None) -> LinkedLaw:
        """The one document, or the one in force in the year, else all of them."""
        if len(entries) == 1:
            entry = entries[0]
            return LinkedLaw(entry.instrument.title, entry.instrument.kind, entry.rung, entry.instrument)
        rung = entries[0].rung
        chosen = self._chosen(entries, year)
        if chosen is not None:
            via = "series" if any(SUFFIX.search(e.instrument.title) for e in entries) else rung
            return LinkedLaw(chosen.title, chosen.kind, via, chosen)
        first = entries[0].instrument
        ids = tuple(entry.instrument.title for entry in entries)
        return LinkedLaw(first.title, first.kind, "open", first, candidates=ids)

    def _chosen(self, entries: Sequence[LawName], year: int | None) -> Instrument | None:
        """Of several documents the one that stood in the year: by the years in its title, else by its dates."""
        instruments = [entry.instrument for entry in entries]
        if len(instruments) == 1:
            return instruments[0]
        if year is None or not instruments:
            return None
        spans = [(i, _period(i)) for i in instruments]
        stood = [i for i, (first, last) in spans if first and first <= year <= last]
        return stood[0] if len(stood) == 1 else None

    def implementing(self, title: str, before: Sequence[LinkedLaw]) -> LinkedLaw | None:
        """《社区矫正法》及其《实施办法》: the known document that implements the law named right before."""
        if title not in self._implementing or not before:
            return None
        entries = self._names.by_law_name.get(before[-1].id + title)
        return self._one(entries, None) if entries else None

    def kind(self, title: str, *, local: bool) -> str:
        """The kind of an unlisted document, from the form of its title (ontology/title_kinds.tsv)."""
        return self._kind(title, local)

    def _kind_of(self, title: str, local: bool) -> str:
        bare = _NOTE.sub("", title)
        for pattern, place, kind in self._kinds:
            if place in {"any", "local" if local else "none"} and pattern.search(bare):
                return kind
        return "policy"

    def _is_national(self, title: str) -> bool:
        """Whether the form of a title says that a national body issued it: 国务院…, 水利部…, …法实施条例."""
        return bool(_NATIONAL.match(title) or _OF_LAW.search(title) or title.startswith(self._national_organs))

    def _is_internal(self, title: str) -> bool:
        """Whether a title that names no place is of the kind a township or department issues: 重大事项决策制度,
        2020年度履行推进法治建设第一责任人职责工作清单. A plan without a year may be anybody's.
        """
        if self.is_national(title):
            return False
        return (
            title in self._internal_alone
            or self._internal.search(title) is not None
            or (_DATED.match(title) is not None and self._local_ending.search(title) is not None)
        )


def may_be_local(linked: LinkedLaw) -> bool:
    """Whether any place or organ may have a document called as a national one is for short: 公务接待管理规定, “八五”普法规划."""
    law = linked.instrument
    return (
        law is not None and law.kind in {"policy", "rule", "party-regulation"} and not law.title.endswith(_REGULATION)
    )


def _in_order(short: str, title: str) -> bool:
    """Whether the characters of a short form stand in a title in the same order."""
    rest = iter(title)
    return all(character in rest for character in short)


def _period(instrument: Instrument) -> tuple[int, int]:
    """The years of a document: those of its title (2021-2025年), else from taking effect to repeal."""
    years = [int(y) for y in _YEAR.findall(instrument.title)]
    if len(years) == 2:
        return years[0], years[1]
    start = instrument.effective or instrument.adopted
    return (int(start[:4]) if start else 0, int(instrument.until[:4]) - 1 if instrument.until else 9999)
