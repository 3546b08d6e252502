"""All names of the catalogue as two automata: one for running text, one for text without quotation marks.

The first finds documents, full place names and the endings of organs in one pass over the clean text, and with them the
words of forms and cues (`catalogue.roles`). The second finds programmes in the text without quotation marks and separators,
because “八五”普法, “八五普法” and 八五普法 are one name, and so are “双随机、一公开” and 双随机一公开.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from lawgraph.catalogue.divisions import Gazetteer
from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.catalogue.instruments import Work
from lawgraph.catalogue.roles import Role, short_places
from lawgraph.model import Place
from lawgraph.text import normalise

NATION = "中华人民共和国"
_SHORTEST = 2  # characters of a name of a law: 宪法

#: a bracketed suffix that people leave out: (2021-2025年), (试行)
SUFFIX = re.compile(r"\([^()]*\)$")
#: a book of a code, or a note that leaves the document what it is: 民法典·婚姻家庭编, 民法典(合同编), 安全生产法(修正案)
PART = re.compile(
    r"(?<=[法典])(?:[·—\- ]?(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编?|\((?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编\))$"
    r"|(?<=法)\((?:修正案|修订版|新修订|新修正)\)$"
)
#: who issued it, as written before 关于: 国务院办公厅关于…, 中共中央办公厅、国务院办公厅印发…
ISSUER = re.compile(r"^[\u4e00-\u9fff、 ]{2,40}?(?=关于)")
#: the years of a plan without their brackets, in others, or with one lost or misplaced: [2021-2025年], (2021-2025)年, 2021至2025年)
_YEARS = re.compile(r"[(\[【〔]?(20\d\d)年?[-—至到·.、](20\d\d)年?[)\]】〕]?年?$")
#: a suffix in its brackets: (试行), (2021-2025); not (2021至2025年), (2021·2025年), (2021年-2025年)
_BRACKETED = re.compile(r"\((?!20\d\d(?:年-|年?[^-年)\d]))[^()]*\)$")
#: …办法[试行]
_NOTE = re.compile(r"[\[【〔]([\u4e00-\u9fff]{2,6})[\]】〕]$")
#: 中国人民共和国, 中华人名共和国, 人民共和国, 中华人民和国: what misprints make of 中华人民共和国
_MISPRINTED_NATION = re.compile("^(?:中[华国]|华)?人(?:[民名]?共[和合]?|[民名][和合])国(?:共和国)?(?!$)")
#: 中共中央 国务院关于…: a blank stands between the two issuers, and clean text has none
_TWO_ISSUERS = re.compile("^(中共中央(?:办公厅)?)(国务院(?:办公厅)?)(?=关于|印发)")
#: the brackets of a title that stands inside of another
_INNER = str.maketrans("《》", "〈〉")
SEPARATORS = re.compile("[“”‘’\"'·、,.\\- ]")


@lru_cache(maxsize=8192)
def squeeze(name: str) -> str:
    """A name without quotation marks, separators and blanks: the form in which programmes are compared."""
    return SEPARATORS.sub("", normalise(name))


@lru_cache(maxsize=8192)
def mended(title: str) -> str:
    """A title in clean form with what print and copies make of its two ends put right.

    >>> mended("中华人名共和国民法典"), mended("法治政府建设实施纲要[2021-2025年]")
    ('中华人民共和国民法典', '法治政府建设实施纲要(2021-2025年)')
    """
    if _BRACKETED.search(title) is None:
        title = _NOTE.sub(r"(\1)", _YEARS.sub(r"(\1-\2年)", title))
    return _TWO_ISSUERS.sub(r"\1、\2", _MISPRINTED_NATION.sub(NATION, title))


@dataclass(frozen=True, slots=True)
class LawName:
    """A document that a name leads to, and the rung of the ladder on which it does."""

    instrument: Instrument
    rung: str


@dataclass(frozen=True, slots=True)
class ProgrammeName:
    """A programme that a name leads to; `quoted` when it does so only between quotation marks."""

    programme: Programme
    quoted: bool


def law_names(instruments: Iterable[Instrument]) -> dict[str, tuple[LawName, ...]]:
    """Every name of every document: the official title, the title without 中华人民共和国 or its issuer, without a
    bracketed suffix, and its other names. A better rung hides a worse one for the same document; an official title
    belongs to its own document alone.
    """
    order = {"exact": 0, "full-name": 1, "alias": 2, "series": 3}
    found: dict[str, dict[str, LawName]] = {}

    def add(name: str, instrument: Instrument, rung: str) -> None:
        name = normalise(name)
        if len(name) < _SHORTEST:
            return
        entries = found.setdefault(name, {})
        known = entries.get(instrument.title)
        if known is None or order[rung] < order[known.rung]:
            entries[instrument.title] = LawName(instrument, rung)

    for instrument in instruments:
        title = normalise(instrument.title)
        add(title, instrument, "exact")
        within = title.translate(_INNER)
        add(within, instrument, "exact")
        forms = {title, within}
        if title.startswith(NATION):
            forms.add(title.removeprefix(NATION))
        without_issuer = ISSUER.sub("", title)
        forms.add(without_issuer)
        for form in forms - {title, within}:
            add(form, instrument, "full-name")
        for name in instrument.names:
            add(name, instrument, "alias")
        for form in forms | {normalise(n) for n in instrument.names}:
            stem = SUFFIX.sub("", form)
            if stem != form:
                add(stem, instrument, "series")
    result = {}
    for name, entries in found.items():
        values = sorted(entries.values(), key=lambda e: (order[e.rung], e.instrument.title))
        best = order[values[0].rung]
        limit = best if best <= order["full-name"] else order["series"]
        result[name] = tuple(v for v in values if order[v.rung] <= limit)
    return result


@dataclass(frozen=True)
class Names:
    """The compiled names.

    `automaton` gives `(start, end, i)` for surfaces `i`; `roles[i]` says what it may be, as a number that counts in
    `kinds_of_roles`, `laws[i]` and `organs[i]` which document or organ. `squeezed` does the same for `programmes`, over
    squeezed text, and does not know the `longer_forms` of names. `zone_words` are the last words of the names of zones.
    """

    automaton: Any
    surfaces: Sequence[str]
    roles: bytes
    kinds_of_roles: Sequence[tuple[Role, ...]]
    laws: Sequence[tuple[LawName, ...]]
    organs: Sequence[InstitutionType | None]
    squeezed: Any
    programmes: Sequence[ProgrammeName]
    by_law_name: Mapping[str, tuple[LawName, ...]]
    by_work: Mapping[str, Work]
    by_programme: Mapping[str, Programme]
    longer_forms: frozenset[str]
    short_places: Mapping[str, tuple[Place, ...]]
    zone_words: tuple[str, ...]

    @cached_property
    def law_endings(self) -> Mapping[tuple[str, int], tuple[tuple[str, frozenset[str]], ...]]:
        """Names of documents by last character and length, each with its characters, for the search of near misses."""
        found: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = {}
        for length, names in self.law_lengths.items():
            for name in names:
                found.setdefault((name[-1], length), []).append((name, frozenset(name)))
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def law_lengths(self) -> Mapping[int, tuple[str, ...]]:
        """Names of documents by length, for the search of near misses; names shorter than 5 are too short for it."""
        lengths: dict[int, list[str]] = {}
        for name in self.by_law_name:
            if len(name) >= 5:
                lengths.setdefault(len(name), []).append(name)
        return {n: tuple(sorted(names)) for n, names in lengths.items()}

    @cached_property
    def law_letters(self) -> Mapping[str, tuple[LawName, ...]]:
        """Laws and regulations by the sorted characters of a name, where they are those of one: 道路安全交通法 has those of 道路交通安全法.

        Not policies: 关于加强乡村法治建设的意见 is not 关于加强法治乡村建设的意见.
        """
        found: dict[str, dict[str, LawName]] = {}
        for names in self.law_lengths.values():
            for name in names:
                letters = found.setdefault("".join(sorted(name)), {})
                entries = self.by_law_name[name]
                letters.update({e.instrument.title: e for e in entries if e.instrument.kind != "policy"})
        return {letters: tuple(entries.values()) for letters, entries in found.items() if len(entries) == 1}


def programme_names(programmes: Iterable[Programme]) -> dict[str, ProgrammeName]:
    """Every squeezed name of every programme; the received name of one hides a further name of another.

    A form that holds another form of the same programme is left out: 放管服改革 and 乡村法律明白人 name theirs with words
    that are no part of the name. Names of common words (六进) count only in quotation marks.
    """
    found: dict[str, ProgrammeName] = {}
    own: dict[str, ProgrammeName] = {}
    for programme in programmes:
        forms = {squeeze(form) for form in (programme.name, *programme.names)}
        everywhere = programme.bare and not programme.optional
        observance = programme.kind == "observance"
        for form in sorted(forms | set(map(squeeze, programme.quoted))):
            # 政法综治宣传月 is the whole name of a month, 乡村法律明白人 is not the whole name of a scheme
            inner = [other for other in forms if other != form and other in form]
            if all(observance and form.endswith(other) for other in inner):
                found.setdefault(form, ProgrammeName(programme, not everywhere or form not in forms))
        own[squeeze(programme.name)] = ProgrammeName(programme, not everywhere)
    return found | own


def _longer_forms(programmes: Iterable[Programme], shorter: Mapping[str, ProgrammeName]) -> dict[str, Programme]:
    """The squeezed forms that are left out above: a quotation that is 告知承诺制度 and no more is 告知承诺制."""
    forms = {squeeze(form): programme for programme in programmes for form in (*programme.quoted, *programme.names)}
    return {form: programme for form, programme in forms.items() if form not in shorter}


def _only_between_brackets(name: str, entries: Sequence[LawName]) -> bool:
    """Whether a short name of a law is also a piece of other words: 《消法》, but 取消|法人, 《安法》, but 公安|法制."""
    return len(name) == _SHORTEST and name[-1] == "法" and all(entry.rung == "alias" for entry in entries)


def compile_names(
    *,
    instruments: Iterable[Instrument],
    works: Iterable[Work],
    programmes: Sequence[Programme],
    institution_types: Sequence[InstitutionType],
    gazetteer: Gazetteer,
    words: Mapping[Role, tuple[str, ...]],
    zone_words: tuple[str, ...],
    quoted_in_organs: tuple[str, ...],
) -> Names:
    """Builds both automata; `words` are those that are no names of the catalogue, `quoted_in_organs` the programmes that stand
    in quotation marks inside the names of organs.
    """
    from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

    laws = law_names(instruments)
    organs: dict[str, InstitutionType] = {}
    for kind in institution_types:
        for form in (kind.name, *kind.names):
            organs.setdefault(normalise(form), kind)
    for kind in institution_types:
        organs[normalise(kind.name)] = kind
    for quoted in quoted_in_organs:
        word = squeeze(quoted)
        for form, kind in [(form, kind) for form, kind in organs.items() if word in form]:
            organs.setdefault(form.replace(word, quoted), kind)
    places = {name for name, is_stem in gazetteer.names() if not is_stem and len(name) > 1}
    short = short_places(gazetteer)
    roles: dict[str, tuple[Role, ...]] = {}
    bare = [name for name, entries in laws.items() if not _only_between_brackets(name, entries)]
    names = {Role.LAW: bare, Role.PLACE: places, Role.ORGAN: organs, Role.SHORT_PLACE: short}
    for role, of_role in sorted({**names, **words}.items()):
        for word in of_role:
            roles[word] = (*roles.get(word, ()), role)
    kinds = tuple(dict.fromkeys(roles.values()))
    numbers = {kind: number for number, kind in enumerate(kinds)}
    surfaces = sorted(roles)
    by_form = programme_names(programmes)
    longer = _longer_forms(programmes, by_form)
    squeezed = sorted(name for name in by_form if len(name) > 1)
    return Names(
        automaton=Automaton(surfaces),
        surfaces=surfaces,
        roles=bytes(numbers[roles[s]] for s in surfaces),
        kinds_of_roles=kinds,
        laws=[laws.get(s, ()) for s in surfaces],
        organs=[organs.get(s) for s in surfaces],
        squeezed=Automaton(squeezed),
        programmes=[by_form[s] for s in squeezed],
        by_law_name=laws,
        by_work={normalise(n): w for w in works for n in (w.title, *w.names)},
        by_programme=longer | {name: entry.programme for name, entry in by_form.items()},
        longer_forms=frozenset(longer),
        short_places=short,
        zone_words=zone_words,
    )
