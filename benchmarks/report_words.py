"""The words of synthetic reports: what stands for {law}, {organ}, {village} in a pattern of report_sentences.tsv.

Common words come first and are drawn most often; what a county likes is drawn again and again by all its reports.
"""

from __future__ import annotations

import csv
import random
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from string import Formatter

from report_authors import Author, villages_of, word_of

from lawgraph.catalogue.load import Catalogue, load_catalogue
from lawgraph.model import Level, Place

_SENTENCES = Path(__file__).with_name("report_sentences.tsv")
_KINDS = {
    "thought": {"guiding-thought"},
    "day": {"observance"},
    "campaign": {"campaign"},
    "scheme": {"mechanism", "working-method"},
    "experience": {"governance-experience"},
    "platform": {"platform", "brand"},
    "reform": {"reform"},
}
_LIKED = {"law": 10, "campaign": 4, "scheme": 4, "platform": 3, "day": 5, "reform": 2, "thought": 1}
#: draws for the organs of a place; some thirty of them differ
_ORGANS = 50

#: a pattern, as text and slot by turns
Parts = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Skewed:
    """Words of which the first is drawn most often, each after it less often than the one before."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Skewed:
        return cls(tuple(words), tuple(accumulate(1 / (rank + 1.5) for rank in range(len(words)))))

    def draw(self, chance: random.Random) -> str:
        return self.words[bisect(self.weights, chance.random() * self.weights[-1])]


@dataclass(frozen=True, slots=True)
class Stock:
    """What reports are made of: patterns by part and topic, words by what they name.

    `short` are short titles of documents, `years` those in which a document began and ceased to be in force, "" where not known.
    """

    patterns: dict[tuple[str, str], tuple[Parts, ...]]
    words: dict[str, Skewed]
    short: dict[str, str]
    years: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Voice:
    """How one report speaks: of whom, and with the habits of its county; `naming` is the share of sentences that name something."""

    author: Author
    stock: Stock
    own: Skewed
    over: Skewed
    villages: tuple[str, ...]
    liked: dict[str, tuple[str, ...]]
    bracketed: float
    naming: float


@cache
def stock() -> Stock:
    """The patterns of report_sentences.tsv and the words of the shipped catalogue."""
    catalogue = load_catalogue()
    patterns: dict[tuple[str, str], list[Parts]] = {}
    common: dict[str, list[str]] = {}
    with _SENTENCES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["part"] == "common":
                common.setdefault(row["topic"], []).append(row["text"])
            else:
                parts = tuple((text, slot) for text, slot, _, _ in Formatter().parse(row["text"]))
                patterns.setdefault((row["part"], row["topic"]), []).append(parts)
    return Stock(
        {key: tuple(found) for key, found in patterns.items()},
        {topic: Skewed.of(_all(catalogue, topic, names)) for topic, names in common.items()},
        {entry.title: entry.names[0] for entry in catalogue.instruments if entry.names},
        {entry.title: (entry.effective[:4], entry.until[:4]) for entry in catalogue.instruments},
    )


def _all(catalogue: Catalogue, topic: str, common: list[str]) -> list[str]:
    """The common words, then what else the catalogue has of that kind, in an order that says nothing."""
    if topic == "law":
        by_name = {name: entry.title for entry in catalogue.instruments for name in (entry.title, *entry.names)}
        common = [by_name[name] for name in common]
        rest = [entry.title for entry in catalogue.instruments]
    elif topic in _KINDS:
        rest = [entry.name for entry in catalogue.programmes if entry.kind in _KINDS[topic]]
    else:
        rest = [entry.name for entry in catalogue.institution_types if topic in entry.levels and not entry.open]
    random.Random(topic).shuffle(rest)
    return list(dict.fromkeys(common + rest))


def voice_of(author: Author, seed: int, naming: float) -> Voice:
    """How a report speaks."""
    known = stock()
    place = author.place
    above = place if author.bureau else author.above
    county = place.path.rpartition("/")[0] if place.level is Level.TOWNSHIP else place.path
    habits = random.Random(f"{seed}-{county}")
    return Voice(
        author,
        known,
        _organs(place),
        _organs(above),
        villages_of(place),
        {topic: tuple(known.words[topic].draw(habits) for _ in range(size)) for topic, size in _LIKED.items()},
        habits.choice((0.45, 0.7, 0.9)),
        naming,
    )


@lru_cache(maxsize=4096)
def _organs(place: Place | None) -> Skewed:
    """The organs that a place has, the same in all its reports; those of the state for None."""
    kinds = stock().words[place.level.value if place is not None else "nation"]
    if place is None:
        return kinds
    chance = random.Random(place.key)
    return Skewed.of(list(dict.fromkeys(kinds.draw(chance) for _ in range(_ORGANS))))


def names_something(parts: Parts) -> bool:
    """Whether a pattern names a document, programme, organ or place."""
    return any(slot and slot not in _NAMELESS for _, slot in parts)


def written(parts: Parts, voice: Voice, chance: random.Random) -> str:
    """A pattern with words for its slots."""
    return "".join(text + (_SLOTS[slot](voice, chance) if slot else "") for text, slot in parts)


def issuer(author: Author) -> str:
    """Who reports: 上坪镇人民政府, 广安门内街道办事处, 龙川县司法局."""
    return author.place.name + (author.bureau or ("办事处" if author.place.name.endswith("街道") else "人民政府"))


def _we(voice: Voice, chance: random.Random) -> str:
    return "我局" if voice.author.bureau else f"我{word_of(voice.author.place)}"


def _over(author: Author, organ: str) -> str:
    """An organ of the place above, as those below it say: 县司法局, 省司法厅; by its name where two places are 市."""
    above = author.place if author.bureau else author.above
    if above is None:
        return organ
    word = word_of(above)
    return (above.name if word == word_of(author.place) and not author.bureau else word) + organ


def _above(organ: str) -> Callable[[Voice, random.Random], str]:
    return lambda voice, chance: _over(voice.author, organ)


def _above_office(voice: Voice, chance: random.Random) -> str:
    above = voice.author.place if voice.author.bureau else voice.author.above
    return _over(voice.author, "司法厅" if above is not None and word_of(above) == "省" else "司法局")


def _organ(voice: Voice, chance: random.Random) -> str:
    place = voice.author.place
    organ = voice.own.draw(chance)
    return chance.choice((organ, word_of(place) + organ, word_of(place) + organ, place.name + organ))


def _liked(topic: str, voice: Voice, chance: random.Random) -> str:
    liked = voice.liked.get(topic, ())
    return chance.choice(liked) if liked and chance.random() < 0.7 else voice.stock.words[topic].draw(chance)


def _title(voice: Voice, chance: random.Random) -> str:
    """A document that was in force that year; after some that were not, the Constitution, which always is."""
    year = str(voice.author.year)
    for _ in range(5):
        title = _liked("law", voice, chance)
        begun, ended = voice.stock.years[title]
        if begun <= year and (not ended or ended > year):
            return title
    return voice.stock.words["law"].words[0]


def _law(voice: Voice, chance: random.Random) -> str:
    title = _title(voice, chance)
    short = voice.stock.short.get(title, title)
    if chance.random() < voice.bracketed:
        return f"《{title if chance.random() < 0.5 else short}》"
    return short if len(short) < 12 else f"《{short}》"


def _laws(voice: Voice, chance: random.Random) -> str:
    many = dict.fromkeys(_law(voice, chance) for _ in range(chance.choice((2, 2, 3, 4))))
    return chance.choice(("、", "", "、")).join(many) if all(map(_in_brackets, many)) else "、".join(many)


def _in_brackets(law: str) -> bool:
    return law.startswith("《")


def _article(voice: Voice, chance: random.Random) -> str:
    short = voice.stock.short.get(title := _title(voice, chance), title)
    article = chance.choice(("第{}条", "第{}条第一款", "第{}条第二款第（一）项", "第{}条、第十九条"))
    return f"《{short}》{article.format(chance.choice(('三', '五', '七', '十', '十二', '十六')))}"


def _local(year: int) -> Callable[[Voice, random.Random], str]:
    def document(voice: Voice, chance: random.Random) -> str:
        author = voice.author
        stands = author.above if author.above is not None and chance.random() < 0.3 else author.place
        of_year = author.year + year
        kind = chance.choice(("法治政府建设工作要点", "普法责任清单", "法治政府建设实施方案", "依法行政工作计划"))
        number = f"（{word_of(stands)}法委〔{of_year}〕*号）" if chance.random() < 0.1 else ""
        return f"《{stands.name}{of_year}年{kind}》{number}"

    return document


def _outline(voice: Voice, chance: random.Random) -> str:
    return f"《法治政府建设实施纲要（{'2021—2025' if voice.author.year > 2020 else '2015—2020'}年）》"


def _programme(topic: str) -> Callable[[Voice, random.Random], str]:
    def programme(voice: Voice, chance: random.Random) -> str:
        name = _liked(topic, voice, chance)
        return f"“{name}”" if chance.random() < 0.5 else name

    return programme


def _places(voice: Voice, chance: random.Random) -> str:
    return "、".join(chance.sample(voice.villages, chance.randint(2, 3)))


def _name_above(place: Place | None) -> str:
    return place.name if place is not None else ""


_Slot = Callable[[Voice, random.Random], str]

_NAMELESS: dict[str, _Slot] = {
    "n": lambda voice, chance: str(chance.randint(2, 60)),
    "m": lambda voice, chance: str(chance.randint(100, 5000)),
    "p": lambda voice, chance: f"{chance.randint(900, 999) / 10}",
    "year": lambda voice, chance: str(voice.author.year),
    "next": lambda voice, chance: str(voice.author.year + 1),
    "we": _we,
}
_SLOTS: dict[str, _Slot] = {
    **_NAMELESS,
    **{topic: _programme(topic) for topic in _KINDS},
    "place": lambda voice, chance: voice.author.place.name,
    "full": lambda voice, chance: voice.author.place.path.replace("/", ""),
    "parent": lambda voice, chance: _name_above(voice.author.above),
    "issuer": lambda voice, chance: issuer(voice.author),
    "above_party": _above("委"),
    "above_government": _above("政府"),
    "above_office": _above_office,
    "above": lambda voice, chance: _over(voice.author, voice.over.draw(chance)),
    "organ": _organ,
    "village": lambda voice, chance: chance.choice(voice.villages),
    "villages": _places,
    "law": _law,
    "laws": _laws,
    "article": _article,
    "outline": _outline,
    "local": _local(0),
    "next_local": _local(1),
    "popularisation": lambda voice, chance: "“八五”普法" if voice.author.year > 2020 else "“七五”普法",
}
