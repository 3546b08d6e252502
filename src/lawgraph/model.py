"""The values that travel between the stages.

All are frozen: a stage takes values and returns new ones. Every offset is a code point in the text that
`lawgraph.read` returned (`Document.text`), half-open `[start, end)`, and `text[start:end] == mention.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class EntityType(StrEnum):
    """The four kinds of thing a report is searched for."""

    LAW = "LAW"
    PROGRAM = "PROGRAM"
    INSTITUTION = "INSTITUTION"
    LOCALITY = "LOCALITY"


class Context(StrEnum):
    """What the report does with a document it cites."""

    PUBLICISE = "publicise"
    STUDY = "study"
    IMPLEMENT = "implement"
    ENACT = "enact"
    MENTION = "mention"


class Tense(StrEnum):
    """Whether a citation tells of the year under report (or standing practice) or of plans."""

    DONE = "done"
    PLANNED = "planned"


class Polarity(StrEnum):
    """Whether a report names a document or programme as done well or planned, or as what it falls short of."""

    AFFIRMED = "affirmed"
    LACKING = "lacking"


class Force(StrEnum):
    """How a document stood at the end of the year under report (the rules: `lawgraph.link.verdict`).

    `AMENDED_SINCE` is in force then and amended after the report; `EXPIRED` a plan whose years were over
    (2015-2020年 in a report on 2023).
    """

    IN_FORCE = "in-force"
    AMENDED_SINCE = "amended-since"
    NOT_YET = "not-yet"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class EvidenceLevel(StrEnum):
    """Which mentions results hold one by one, with their words and sentences; the direct edges are always held."""

    ALL = "all"
    CITATIONS = "citations"
    EDGES = "edges"

    def holds(self, type: EntityType) -> bool:
        """Whether mentions of a type are held one by one."""
        return self is EvidenceLevel.ALL or (self is EvidenceLevel.CITATIONS and type is EntityType.LAW)


class SectionKind(StrEnum):
    """What a section of a report is about, read from its heading."""

    ACHIEVEMENTS = "achievements"
    PROBLEMS = "problems"
    LEADERS = "leaders"
    PLANS = "plans"
    OTHER = "other"


class Level(StrEnum):
    """The level of a place. `OTHER` is a zone or site without a level of its own."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a report opened by a heading; `depth` is 0 for the stretch before the first heading.

    `depth` 1 is 一、, 2 is (一), 3 is 一是 or 1. . `start` is where the heading begins, `end` where the next
    section of the same or a lesser depth begins.
    """

    start: int
    end: int
    heading: str
    kind: SectionKind
    depth: int


@dataclass(frozen=True, slots=True)
class Notice:
    """What should be known of a file that was read all the same: its path, and what was noticed (Chinese first)."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read: the text every offset counts in, and what its container said about it.

    `name` is the path below the folder that was read, without its suffix and with `/` as separator (the file's
    stem when a single file was read); `source` the same with the suffix. `metadata` may hold `title`, `url`,
    `published` (ISO date), `issuer` and `breadcrumb`, all as the page itself gives them. `content` is the
    half-open range of the text between the page furniture before and after it. `sha256` is the digest of
    `text` encoded as UTF-8. `pages` are the offsets at which the pages begin, where the format has pages (PDF), `paragraphs` those at
    which the paragraphs begin that hold some text, where it has paragraphs (Word; a row of short cells is one). `given` is what
    the user states of the report (`place`, `year`, `url`, `title`, `published`, `issuer`); it wins over what is read.
    `notices` tell what was lost or is doubtful: a page without text, a byte that is no character, a second report in the file.
    """

    name: str
    source: str
    text: str
    sha256: str
    encoding: str
    format: str
    content: tuple[int, int]
    sections: tuple[Section, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    paragraphs: tuple[int, ...] = field(default=(), kw_only=True)
    notices: tuple[Notice, ...] = field(default=(), kw_only=True)

    def page_at(self, offset: int) -> int | None:
        """The number of the page that an offset lies on, counted from 1; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None

    def paragraph_at(self, offset: int) -> int | None:
        """The number of the paragraph that an offset lies in, counted from 1; None where the format has no paragraphs."""
        return bisect_right(self.paragraphs, offset) or None


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division, or a place below the township named in a report.

    `path` runs from the province: 广东省/河源市/龙川县/上坪镇; a municipality's counties stand right under it. `code`
    is the statistical code (国家统计局 统计用区划代码): 6 digits for a county and above, 9 for a township, 12 for a
    village of a table of one's own, "" when there is none. `key` is the local part of its IRI. `mca_code` is the
    civil-affairs code (民政部), a system of its own: never compare the two.
    """

    key: str
    path: str
    level: Level
    code: str = ""
    mca_code: str = ""
    first_year: int = 0
    last_year: int = 0
    became: str = ""

    @property
    def name(self) -> str:
        """The last part of the path: 上坪镇."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The path without its last part, "" for a province: 广东省/河源市/龙川县."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Frame:
    """What tells a reader who is speaking: title, place, level, year, date and issuer of a report.

    `place` is None when no place was found; when several fit and nothing in the document decides between them it
    is None too and `candidates` holds them. `within` is the place above it where only that is known: a report that says
    我镇 and names its county. `published` is an ISO date or "". `issuer` is an id
    (`path|organ`), "" when unknown. `evidence` says for each field which words decided it.
    """

    title: str
    place: Place | None
    candidates: tuple[Place, ...]
    level: Level | None
    year: int | None
    published: str
    issuer: str
    evidence: Mapping[str, str] = field(default_factory=dict)
    within: Place | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity, and the entity it names.

    `id` is the readable name (docs/annotation.md: official title, `place path|organ`, place path), `iri` its identifier
    in the graph, `via` the rule that linked it and `confidence` the tier of that rule (docs/linking.md). `candidates`
    holds the ids that remain possible when the text does not decide; then `id` is the first of them (documents) or as
    the text has it, and `via` is open. `sentence` and `section` locate it: a span of the text, and an index into
    `Document.sections`. `polarity` says of documents and programmes whether they are named as lacking
    (《行政处罚法》理解不深); it is affirmed for all else. `code` is the statistical code of a place, "" where it has
    none or none is known.
    """

    start: int
    end: int
    text: str
    type: EntityType
    id: str
    iri: str
    kind: str
    via: str
    confidence: float
    sentence: tuple[int, int]
    section: int
    candidates: tuple[str, ...] = ()
    polarity: Polarity = field(default=Polarity.AFFIRMED, kw_only=True)
    code: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """A provision of a cited document: 第三十四条第一款第(二)项 is article 34, paragraph 1, item 2.

    `inserted` is the 一 of 第一百二十条之一, `subitem` the number of a 目. `last` ends a range of what is named last:
    第30-35条 is article 30, last 35; 第三条第(一)至(三)项 is article 3, item 1, last 3. `start`, `end` and `text` are its
    own words; in a list (第十条第一款、第三款) those of a later member do not repeat the article.
    """

    start: int
    end: int
    text: str
    article: int
    inserted: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        """One way of writing each, to count by: 第34条第1款第2项, 第30-35条."""
        parts = [("条", self.article), ("款", self.paragraph), ("项", self.item), ("目", self.subitem)]
        named = [(unit, number) for unit, number in parts if number is not None]
        written = [f"第{number}{unit}" for unit, number in named]
        if self.last is not None:
            unit, number = named[-1]
            written[-1] = f"第{number}-{self.last}{unit}"
        if self.inserted is not None:
            written[0] += f"之{self.inserted}"
        return "".join(written)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number under which a cited document was issued (文号), as it stands beside the title.

    `value` is one way of writing it, without the name of the state: 国发〔2021〕5号, 国务院令第714号; what the report masks stays masked: 雷法委〔****〕*号.
    """

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Citation(Mention):
    """A mention of a normative document, with what is done with it and when.

    `articles` are the provisions named with it, in the order of the text, `number` the document number beside it,
    `force` whether it was in force in the year under report.
    """

    context: Context = Context.MENTION
    tense: Tense = Tense.DONE
    articles: tuple[ArticleReference, ...] = ()
    number: DocumentNumber | None = None
    force: Force = Force.UNKNOWN


@dataclass(frozen=True, slots=True)
class ExtractedReport:
    """A report with everything found in it; `mentions` are sorted by start, then longest first."""

    document: Document
    frame: Frame
    mentions: tuple[Mention, ...]
