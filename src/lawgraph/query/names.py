"""From the name a user types to the one thing in the graph it means, or an error that helps.

A law answers to its title, with or without the name of the state, brackets or quotation marks, and to the other names the
graph gives it; so does a programme. A place answers to its path, to any run of names down to it (龙川县上坪镇, 广东上坪) and to
its own name with or without the level word (上坪镇, 上坪). All of them answer in traditional characters and in Pinyin (Min Fa Dian,
minfadian), and, where only one thing has them, laws and programmes to the initials (mfd), to a part of a name (社区矫正) and to some of
its characters from the first to the last (反电诈法). A better kind of match wins; between equals nothing is guessed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.turtle import rows
from lawgraph.errors import NameUnknownError
from lawgraph.iri import NAMESPACES, law_iri, program_iri
from lawgraph.letterforms import normalise, simplified_name
from lawgraph.query.pinyin import initials, is_pinyin, letters, pinyin

_NEAREST = 5
_CANDIDATES = 12
#: fewer Latin letters are in too many names to be a part of one
_PART = 4
_BRACKETS = "《》〈〉“”"
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Known:
    """A document or programme of the graph: its IRI, its official name, and its other names."""

    iri: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the graph; `reports` says whether it or a place below it has a report."""

    iri: str
    path: str
    reports: bool


def find_law(name: str, laws: Sequence[Known], uncited: Callable[[], Sequence[Known]] = tuple) -> Known:
    """The document that a name means, among those of the graph, else among those that no report cites.

    Raises NameUnknownError when there is none, or more than one.
    """
    return _find(name, laws, uncited, "文件", "document")


def find_program(name: str, programs: Sequence[Known], unnamed: Callable[[], Sequence[Known]] = tuple) -> Known:
    """The programme that a name means, among those of the graph, else among those that no report names.

    Raises NameUnknownError when there is none, or more than one.
    """
    return _find(name, programs, unnamed, "项目", "programme")


def catalogue_laws() -> tuple[Known, ...]:
    """The documents of the catalogue: one that no report cites is known all the same, and the answer is no rows."""
    from lawgraph.catalogue.load import load_catalogue

    return tuple(Known(law_iri(i.title), i.title, i.names) for i in load_catalogue().instruments)


def catalogue_programs() -> tuple[Known, ...]:
    """The programmes of the catalogue."""
    from lawgraph.catalogue.load import load_catalogue

    return tuple(Known(program_iri(p.name), p.name, p.names) for p in load_catalogue().programmes)


def _find(name: str, known: Sequence[Known], others: Callable[[], Sequence[Known]], zh: str, en: str) -> Known:
    if found := _named(name, known) or _named(name, others()):
        return _only(name, found)
    simple = simplified_name(name)
    if simple != name and (found := _named(simple, known) or _named(simple, others())):
        return _only(name, found)
    there = {one.iri for one in known}
    everything = [*known, *(other for other in others() if other.iri not in there)]
    wanted = normalise(simple).strip(_BRACKETS).removeprefix(_STATE)
    if is_pinyin(wanted):
        typed = letters(simple)
        for spelling, among in ((pinyin, known), (pinyin, everything), (initials, everything)):
            if found := [one for one in among if any(spelling(own) == typed for own in _own_names(one))]:
                return _only(name, found)
        if len(typed) >= _PART and (
            found := [o for o in everything if any(typed in pinyin(own) for own in _own_names(o))]
        ):
            return _only(name, found)
    elif len(wanted) > 1:
        for fits in (str.__contains__, _runs_through):
            if found := [one for one in everything if any(fits(own, wanted) for own in _own_names(one))]:
                return _only(name, found)
    raise _unknown(name, zh, en, _hint(name, [own for one in known for own in (one.title, *one.names)]))


def _named(name: str, known: Sequence[Known]) -> list[Known]:
    wanted = _key(name)
    by_title = [one for one in known if wanted in {one.iri, _key(one.title)}]
    return by_title or [one for one in known if any(wanted == _key(other) for other in one.names)]


def _only(name: str, found: Sequence[Known]) -> Known:
    if len(found) > 1:
        raise _ambiguous(name, [one.title for one in found])
    return found[0]


def _own_names(one: Known) -> Iterable[str]:
    return (name.strip(_BRACKETS).removeprefix(_STATE) for name in (one.title, *one.names))


def _runs_through(name: str, typed: str) -> bool:
    """Whether what was typed are characters of a name in their order, from its first to its last.

    >>> _runs_through("反电信网络诈骗法", "反电诈法")
    True
    """
    if name[:1] != typed[:1] or name[-1:] != typed[-1:]:
        return False
    rest = iter(name)
    return all(character in rest for character in typed)


def find_place(name: str, places: Sequence[KnownPlace]) -> KnownPlace:
    """The place that a name, a path or a code (441622127) means. Raises NameUnknownError when there is none, or more than one.

    Places with reports come first: who asks what 上坪 cites does not mean a village called so in passing.
    """
    coded = [place for place in places if place.iri.rpartition("/")[2] == name]
    if coded:
        return coded[0]
    simple = simplified_name(name)
    best = _best_by_pinyin if is_pinyin(normalise(simple).replace("/", "")) else _best
    for among in ([place for place in places if place.reports], places):
        found = best(simple, among)
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(name, [place.path for place in found])
    hint = _hint(name, [part for place in places for part in (place.path, _own(place))])
    if _in_catalogue(name):
        raise NameUnknownError(
            f"没有读过“{name}”或其下级的报告，图中也没有提到它 / no report of this place or below it was read, and none names it{hint}"
        )
    raise _unknown(name, "地方", "place", hint)


def _in_catalogue(name: str) -> bool:
    from lawgraph.catalogue.find import find_others
    from lawgraph.catalogue.load import load_catalogue

    return any(found.type == "place" for found in find_others(name, load_catalogue()))


def _best(name: str, places: Iterable[KnownPlace]) -> list[KnownPlace]:
    """The places that fit a name best: by IRI or path, else by full name, else by short name."""
    wanted = normalise(name).strip("/")
    joined = wanted.replace("/", "")
    ranked: dict[int, list[KnownPlace]] = {}
    for place in places:
        parts = place.path.split("/")
        if wanted in {place.path, place.iri, place.iri.replace(NAMESPACES["place"], "place:")}:
            rank = 0
        elif joined.endswith(parts[-1]) and _names_down_to(joined, parts, [parts[-1]], _forms):
            rank = 1
        elif _names_down_to(joined, parts, _forms(parts[-1]), _forms):
            rank = 2
        else:
            continue
        ranked.setdefault(rank, []).append(place)
    return ranked[min(ranked)] if ranked else []


def _best_by_pinyin(name: str, places: Iterable[KnownPlace]) -> list[KnownPlace]:
    """The places that a name in Pinyin fits: longchuan shangping; by full name, else by short name."""
    typed = letters(name)
    ranked: dict[int, list[KnownPlace]] = {}
    for place in places:
        parts = place.path.split("/")
        for rank, own in enumerate(([pinyin(parts[-1])], _pinyin_forms(parts[-1]))):
            if _names_down_to(typed, parts, own, _pinyin_forms):
                ranked.setdefault(rank, []).append(place)
                break
    return ranked[min(ranked)] if ranked else []


def _names_down_to(text: str, parts: Sequence[str], own: Iterable[str], forms: Callable[[str], Iterable[str]]) -> bool:
    """Whether a text is a run of names of these places, in their order, that ends with one of the `own` forms of the last."""
    above = parts[:-1]
    return any(
        text.endswith(form)
        and (
            not (rest := text[: -len(form)])
            or any(_names_down_to(rest, above[:n], forms(above[n - 1]), forms) for n in range(len(above), 0, -1))
        )
        for form in own
    )


@cache
def _forms(name: str) -> tuple[str, ...]:
    """A name, and without its level word and its peoples' names: 上坪 of 上坪镇, 广西."""
    short = [name[:end] for end in range(len(name) - 1, 1, -1) if _is_level(name[end:])]
    return (name, *short)


@cache
def _pinyin_forms(name: str) -> tuple[str, ...]:
    return tuple(pinyin(form) for form in _forms(name))


def _is_level(rest: str) -> bool:
    return rest in _level_words() or any(
        rest.endswith(word) for word in _level_words() if "自治" in word or "族" in word
    )


@cache
def _level_words() -> frozenset[str]:
    words = rows(ontology_file("divisions/level-words.ttl"))
    return frozenset(word for level in words for word in level.all("levelWord"))


def _own(place: KnownPlace) -> str:
    return place.path.rpartition("/")[2]


def _key(name: str) -> str:
    """What names of one thing have in common: the IRI that a title would have."""
    for prefix in ("law", "program"):
        if name.startswith(NAMESPACES[prefix]):
            return name
        if name.startswith(prefix + ":"):
            own = normalise(name.removeprefix(prefix + ":")).strip(_BRACKETS)
            return (law_iri if prefix == "law" else program_iri)(own)
    return law_iri(normalise(name).strip(_BRACKETS))


def _ambiguous(name: str, candidates: Sequence[str]) -> NameUnknownError:
    shown = sorted(candidates, key=lambda candidate: (len(candidate), candidate))[:_CANDIDATES]
    rest = len(candidates) - len(shown)
    return NameUnknownError(
        f"“{name}”有 {len(candidates)} 个可能，请写得更全 / several are possible, write more of the name:"
        + "".join(f"\n  {candidate}" for candidate in shown)
        + (f"\n  … 另有 {rest} 个 / {rest} more" if rest else "")
    )


def _unknown(name: str, zh: str, en: str, hint: str) -> NameUnknownError:
    return NameUnknownError(f"图中没有名为“{name}”的{zh} / no {en} of this name in the graph{hint}")


def _hint(name: str, known: Iterable[str]) -> str:
    """What of the known names is nearest, for a message."""
    names = list(dict.fromkeys(known))
    wanted = normalise(name)
    holding = sorted((other for other in names if wanted and wanted in other), key=len)
    close = difflib.get_close_matches(wanted, names, _NEAREST, 0.4)
    nearest = list(dict.fromkeys([*holding, *close]))[:_NEAREST]
    return f"；相近的有 / nearest: {'、'.join(nearest)}" if nearest else ""
