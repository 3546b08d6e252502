"""A small made-up corpus and catalogue. The sentences are invented and say nothing about the places named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lawgraph import iri
from lawgraph.catalogue.entries import InstitutionType, Instrument, Programme
from lawgraph.model import (
    ArticleReference,
    Citation,
    Context,
    Document,
    DocumentNumber,
    EntityType,
    ExtractedReport,
    Force,
    Frame,
    Level,
    Mention,
    Place,
    Polarity,
    Section,
    SectionKind,
    Tense,
)
from lawgraph.rdf import Run

RUN = Run("0.1.0", "c" * 64)

CIVIL_CODE = Instrument(
    key="民法典",
    title="中华人民共和国民法典",
    kind="statute",
    names=("民法典", "《民典》"),
    issuer="全国人民代表大会",
    number="主席令第四十五号",
    adopted="2020-05-28",
    effective="2021-01-01",
)
MARRIAGE_LAW = Instrument(
    key="婚姻法",
    title="中华人民共和国婚姻法",
    kind="statute",
    names=("婚姻法",),
    adopted="1980-09-10",
    effective="1981-01-01",
    amended=("2001-04-28",),
    until="2021-01-01",
    repealed_by="中华人民共和国民法典",
)
OUTLINE = Instrument(
    key=iri.local_name("法治政府建设实施纲要(2021-2025年)"),
    title="法治政府建设实施纲要(2021-2025年)",
    kind="policy",
    names=("实施纲要",),
)
ARCHIVES_LAW = Instrument("档案法", "中华人民共和国档案法", "statute", ("档案法",))
WOODS_LAW = Instrument("森林法", "中华人民共和国森林法", "statute", ("森林法", "林法", "实施纲要"))

PROVINCE = Place("440000", "广东省", Level.PROVINCE, "440000", "440000", 2015, 2025)
PREFECTURE = Place("441600", "广东省/河源市", Level.PREFECTURE, "441600", "441600", 2015, 2025)
COUNTY = Place("441622", "广东省/河源市/龙川县", Level.COUNTY, "441622", "441622", 2015, 2025)
TOWN = Place("441622127", "广东省/河源市/龙川县/上坪镇", Level.TOWNSHIP, "441622127", "441622127", 2015, 2025)
NEIGHBOUR = Place("441623105", "广东省/河源市/连平县/上坪镇", Level.TOWNSHIP, "441623105", "441623105", 2015, 2025)
NEIGHBOUR_COUNTY = Place("441623", "广东省/河源市/连平县", Level.COUNTY, "441623", "441623", 2015, 2025)
MUNICIPALITY = Place("500000", "重庆市", Level.PROVINCE, "500000", "500000", 2015, 2025)
DISTRICT = Place("500110", "重庆市/綦江区", Level.COUNTY, "500110", "500110", 2015, 2025)
ZHONGFENG = Place("500110123", "重庆市/綦江区/中峰镇", Level.TOWNSHIP, "500110123", "500110123", 2015, 2025)
OLD_TOWNSHIP = Place("130606206", "重庆市/綦江区/五尧乡", Level.TOWNSHIP, "130606206", "", 2015, 2023, "mca-130606102")
NEW_TOWN = Place("mca-130606102", "重庆市/綦江区/五尧镇", Level.TOWNSHIP, "", "130606102", 2024, 2025)

PLACES = (
    PROVINCE,
    PREFECTURE,
    COUNTY,
    TOWN,
    NEIGHBOUR,
    NEIGHBOUR_COUNTY,
    MUNICIPALITY,
    DISTRICT,
    ZHONGFENG,
    OLD_TOWNSHIP,
    NEW_TOWN,
)


@dataclass
class Facts:
    """A catalogue of a few entries."""

    instruments: Sequence[Instrument] = (CIVIL_CODE, MARRIAGE_LAW, OUTLINE, ARCHIVES_LAW, WOODS_LAW)
    programmes: Sequence[Programme] = (
        Programme(
            key="枫桥经验",
            name="枫桥经验",
            kind="governance-experience",
            names=("新时代枫桥经验",),
            first_year=1963,
            started_by="浙江省",
            date="11-25",
            quoted=("枫桥",),
            promotes=("民法典",),
        ),
    )
    types: Sequence[InstitutionType] = (
        InstitutionType("人民政府", "government", ("政府",), ("province", "prefecture", "county", "township")),
        InstitutionType("司法局", "department", (), ("county", "prefecture"), "人民政府"),
        InstitutionType("司法所", "department", (), ("township",), "司法局"),
        InstitutionType("司法部", "department", (), ("nation",), "国务院", national=True),
        InstitutionType("国务院", "government", (), ("nation",), national=True),
    )
    places: Sequence[Place] = field(default=PLACES)

    def instrument(self, title: str) -> Instrument | None:
        return next((entry for entry in self.instruments if title == entry.title), None)

    def programme(self, name: str) -> Programme | None:
        return next((entry for entry in self.programmes if entry.name == name), None)

    def institution_type(self, name: str) -> InstitutionType | None:
        return next((entry for entry in self.types if entry.name == name), None)

    def place(self, path: str, year: int | None = None) -> Place | None:
        return next((place for place in self.places if place.path == path), None)

    def place_by_key(self, key: str) -> Place | None:
        return next((place for place in self.places if place.key == key), None)

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        parts = place.path.split("/")
        above = (self.place("/".join(parts[:n])) for n in range(len(parts) - 1, 0, -1))
        return tuple(place for place in above if place)


@dataclass
class Draft:
    """A report under construction: `law("民法典", …)` records the next place in the text where the words stand."""

    name: str
    text: str
    place: Place | None = TOWN
    level: Level | None = Level.TOWNSHIP
    year: int | None = 2024
    candidates: tuple[Place, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    paragraphs: tuple[int, ...] = ()
    mentions: list[Mention] = field(default_factory=list)

    def law(
        self,
        words: str,
        title: str,
        kind: str = "statute",
        via: str = "exact",
        context: Context = Context.PUBLICISE,
        tense: Tense = Tense.DONE,
        candidates: tuple[str, ...] = (),
        articles: tuple[ArticleReference, ...] = (),
        number: str = "",
        **more: Any,
    ) -> Draft:
        mention = self._mention(words, EntityType.LAW, title, iri.law_iri(title), kind, via, candidates)
        fields = {name: getattr(mention, name) for name in Mention.__slots__} | more
        at = self.text.index(number)
        cited = DocumentNumber(at, at + len(number), number, number) if number else None
        self.mentions.append(Citation(**fields, context=context, tense=tense, articles=articles, number=cited))
        return self

    def program(self, words: str, id: str, kind: str = "mechanism") -> Draft:
        self.mentions.append(self._mention(words, EntityType.PROGRAM, id, iri.program_iri(id), kind, "name"))
        return self

    def institution(self, words: str, id: str, key: str = "", kind: str = "department") -> Draft:
        target = iri.institution_iri(key, id.rpartition("|")[2])
        self.mentions.append(self._mention(words, EntityType.INSTITUTION, id, target, kind, "frame"))
        return self

    def locality(
        self, words: str, path: str, key: str, kind: str = "township", candidates: tuple[str, ...] = ()
    ) -> Draft:
        via = "open" if candidates else "frame"
        target = iri.place_iri(key)
        self.mentions.append(self._mention(words, EntityType.LOCALITY, path, target, kind, via, candidates))
        return self

    def _mention(
        self,
        words: str,
        type: EntityType,
        id: str,
        target: str,
        kind: str,
        via: str,
        candidates: tuple[str, ...] = (),
    ) -> Mention:
        taken = {mention.start for mention in self.mentions if mention.type is type}
        start = self.text.index(words)
        while start in taken:
            start = self.text.index(words, start + 1)
        end = start + len(words)
        ends = [i + 1 for i, character in enumerate(self.text) if character in "。\n"] + [len(self.text)]
        sentence = (max([0, *(e for e in ends if e <= start)]), min(e for e in ends if e >= end))
        section = 1 if "二、" in self.text and start >= self.text.index("二、") else 0
        confidence = 1.0 if via == "exact" else 0.95
        return Mention(start, end, words, type, id, target, kind, via, confidence, sentence, section, tuple(candidates))

    def report(self) -> ExtractedReport:
        sha256 = hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
        cut = self.text.find("二、")
        sections = [Section(0, cut if cut > 0 else len(self.text), "", SectionKind.ACHIEVEMENTS, 0)]
        if cut > 0:
            sections.append(Section(cut, len(self.text), "二、下一步打算", SectionKind.PLANS, 1))
        document = Document(
            self.name,
            self.name + ".txt",
            self.text,
            sha256,
            "utf-8",
            "text",
            (0, len(self.text)),
            tuple(sections),
            self.metadata,
            self.pages,
            paragraphs=self.paragraphs,
        )
        title = self.text.partition("\n")[0]
        issuer = f"{self.place.path}|人民政府" if self.place else ""
        frame = Frame(title, self.place, self.candidates, self.level, self.year, "2025-02-10", issuer)
        mentions = sorted(self.mentions, key=lambda m: (m.start, -m.end))
        return ExtractedReport(document, frame, tuple(mentions))


def reports() -> tuple[ExtractedReport, ...]:
    """Four reports: two towns called 上坪镇, one more town, and a county."""
    provisions = (
        ArticleReference(66, 73, "第三十二条第一款", 32, paragraph=1),
        ArticleReference(0, 1, "", 34, last=35),
    )
    town = (
        Draft(
            "guangdong/longchuan-shangping-2024",
            "上坪镇2024年法治政府建设年度报告\n"
            "我镇组织宣讲《民法典》三场。司法所学习“枫桥经验”，并按照《婚姻法》旧案卷说明民法典的变化。\n"
            "二、下一步打算\n将学习《法治政府建设实施纲要(2021-2025年)》，出台上坪镇议事规则。",
            metadata={"url": "https://example.org/a?b=1&c=“引号”"},
        )
        .law("民法典", CIVIL_CODE.title)
        .law("婚姻法", MARRIAGE_LAW.title, context=Context.IMPLEMENT, articles=provisions, force=Force.REPEALED)
        .law("民法典", CIVIL_CODE.title, via="full-name", context=Context.STUDY)
        .law(OUTLINE.title, OUTLINE.title, "policy", context=Context.STUDY, tense=Tense.PLANNED)
        .law("上坪镇议事规则", "上坪镇议事规则", "policy", "local-title", Context.ENACT, Tense.PLANNED)
        .program("枫桥经验", "枫桥经验", "governance-experience")
        .institution("司法所", f"{TOWN.path}|司法所", TOWN.key)
        .locality("上坪镇", TOWN.path, TOWN.key)
    )
    neighbour = Draft(
        "guangdong/lianping-shangping-2023",
        "上坪镇2023年法治政府建设年度报告\n镇政府发放《民法典》读本，各村学习《某某暂行办法》。该办法即某政发〔2021〕5号，学习不够。",
        NEIGHBOUR,
        pages=(0,),
        paragraphs=(0,),
        year=2023,
    ).law("民法典", CIVIL_CODE.title)
    neighbour.law(
        "某某暂行办法",
        "某某暂行办法",
        "",
        "own-title",
        Context.STUDY,
        number="某政发〔2021〕5号",
        polarity=Polarity.LACKING,
    )
    other = (
        Draft(
            "chongqing/zhongfeng-2020",
            "中峰镇2020年法治政府建设年度报告\n区司法局到南河村宣讲《婚姻法》《纲要》，市中区来人交流。",
            ZHONGFENG,
            year=2020,
        )
        .law("婚姻法", MARRIAGE_LAW.title)
        .law("纲要", "纲要", "policy", "open", candidates=(OUTLINE.title, "法治社会建设实施纲要(2020-2025年)"))
        .institution("区司法局", f"{DISTRICT.path}|司法局", DISTRICT.key)
        .locality("南河村", f"{ZHONGFENG.path}/南河村", f"{ZHONGFENG.key}-南河村", "village")
        .locality("市中区", "市中区", "市中区", "county", (DISTRICT.path, COUNTY.path))
    )
    county = Draft(
        "guangdong/longchuan-2024",
        "龙川县2024年法治政府建设年度报告\n县政府贯彻民法典，司法部来人调研。",
        COUNTY,
        Level.COUNTY,
    ).law("民法典", CIVIL_CODE.title, context=Context.IMPLEMENT)
    county.institution("司法部", "|司法部")
    return tuple(draft.report() for draft in (town, neighbour, other, county))


def renamed(report: ExtractedReport, name: str) -> ExtractedReport:
    """The same text found in another file."""
    return replace(report, document=replace(report.document, name=name, source=name + ".html"))
