"""Writes docs/ontology.html, the vocabulary as a page, from ontology/lawgraph.ttl.

    python tools/render_ontology.py            # write it
    python tools/render_ontology.py --check    # exit code 1 when the page is not what would be written

One file that asks nothing of any server, in Chinese and English. The drawings are made from the data, as inline SVG.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import rdflib
from ontology_layout import Box, Drawing, boxes, layered
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

PAGE = Path(__file__).parents[1] / "docs" / "ontology.html"
TEMPLATE = Path(__file__).with_name("ontology.template.html")
SOURCE = Path(__file__).parents[1] / "ontology" / "lawgraph.ttl"
ONTOLOGY = rdflib.URIRef("https://w3id.org/lawgraph/ns")
LG = rdflib.Namespace("https://w3id.org/lawgraph/ns#")
LANGUAGES = ("zh", "en")
_KINDS = {
    OWL.ObjectProperty: ("对象", "thing"),
    OWL.DatatypeProperty: ("数值", "value"),
    OWL.AnnotationProperty: ("注记", "note"),
}
_LINE = 15


class Ontology:
    """The vocabulary as a page needs it: everything sorted, every term by its short name."""

    def __init__(self, source: Path) -> None:
        self.graph = rdflib.Graph().parse(source)
        self._prefixes = {str(namespace): prefix for prefix, namespace in self.graph.namespaces() if prefix}

    def of_type(self, *types: rdflib.URIRef) -> list[rdflib.URIRef]:
        """The terms of some types in the order of their names."""
        return sorted({s for t in types for s in self.graph.subjects(RDF.type, t) if isinstance(s, rdflib.URIRef)})

    def short(self, term: rdflib.term.Node) -> str:
        """lg:Report for the IRI of that class."""
        text = str(term)
        cut = max(text.rfind("/"), text.rfind("#")) + 1
        prefix = self._prefixes.get(text[:cut])
        return f"{prefix}:{text[cut:]}" if prefix else text

    def own(self, term: rdflib.term.Node) -> bool:
        """Whether a term is of this vocabulary."""
        return self.short(term).startswith(("lg:", "lgv:"))

    def objects(self, term: rdflib.URIRef, property: rdflib.URIRef) -> list[rdflib.URIRef]:
        """The things that a property leads to."""
        return sorted(o for o in self.graph.objects(term, property) if isinstance(o, rdflib.URIRef))

    def subjects(self, property: rdflib.URIRef, term: rdflib.URIRef) -> list[rdflib.URIRef]:
        """The things that lead to a term by a property."""
        return sorted(s for s in self.graph.subjects(property, term) if isinstance(s, rdflib.URIRef))

    def texts(self, term: rdflib.URIRef, *properties: rdflib.URIRef) -> dict[str, str]:
        """Language → the first text that one of the properties has in it."""
        found: dict[str, str] = {}
        for property in properties:
            for value in sorted(self.graph.objects(term, property), key=str):
                if isinstance(value, rdflib.Literal) and value.language:
                    found.setdefault(value.language, str(value))
        return found

    def label(self, term: rdflib.URIRef) -> dict[str, str]:
        """What a term is called."""
        return self.texts(term, RDFS.label, SKOS.prefLabel)

    def order(self, concept: rdflib.URIRef) -> int:
        """The place of a concept in its list."""
        value = self.graph.value(concept, LG.displayOrder)
        return int(str(value)) if value is not None else 0


def both(texts: dict[str, str]) -> str:
    """A text in both languages, of which the page shows one."""
    return "".join(f'<span class="{lang}" lang="{lang}">{escape(texts.get(lang, ""))}</span>' for lang in LANGUAGES)


def two(zh: str, en: str) -> str:
    """A text of the page itself."""
    return both({"zh": zh, "en": en})


def anchor(short: str) -> str:
    """The place of a term in the page: Report for lg:Report, vocab-level for lgv:level, beside the property lg:level."""
    prefix, _, name = short.partition(":")
    return escape(name if prefix == "lg" else f"vocab-{name}")


def link(ontology: Ontology, term: rdflib.term.Node) -> str:
    """A term by its short name, linked to where it is explained."""
    short = escape(ontology.short(term))
    target = f"#{anchor(short)}" if ontology.own(term) else escape(str(term))
    return f'<a href="{target}"><code>{short}</code></a>'


def links(ontology: Ontology, terms: Iterable[rdflib.term.Node]) -> str:
    """Several terms."""
    return ", ".join(link(ontology, term) for term in terms)


def facts(rows: Sequence[tuple[str, str, str]]) -> str:
    """Name and value of what is known of a term; what is not known is left out."""
    lines = [f"<dt>{two(zh, en)}</dt><dd>{value}</dd>" for zh, en, value in rows if value]
    return f"<dl>{''.join(lines)}</dl>" if lines else ""


def term_section(ontology: Ontology, term: rdflib.URIRef, kind: str, rows: Sequence[tuple[str, str, str]]) -> str:
    """A class or property: names, definition, facts."""
    name = anchor(ontology.short(term))
    note = ontology.texts(term, SKOS.scopeNote)
    return (
        f'<section class="term" id="{name}"><h3>{both(ontology.label(term))} <code>{escape(ontology.short(term))}</code>{kind}</h3>'
        f"<p>{both(ontology.texts(term, RDFS.comment, SKOS.definition))}</p>"
        + (f'<p class="note">{both(note)}</p>' if note else "")
        + facts(rows)
        + "</section>\n"
    )


def classes(ontology: Ontology) -> str:
    """Every class with what it is part of and the properties that leave and reach it."""
    parts = []
    for term in ontology.of_type(OWL.Class):
        rows = [
            ("上位类", "is a", links(ontology, ontology.objects(term, RDFS.subClassOf))),
            ("不相交", "never a", links(ontology, ontology.objects(term, OWL.disjointWith))),
            ("下位类", "kinds", links(ontology, ontology.subjects(RDFS.subClassOf, term))),
            ("属性", "properties", links(ontology, ontology.subjects(RDFS.domain, term))),
            ("被指向", "reached by", links(ontology, ontology.subjects(RDFS.range, term))),
            ("对应", "aligns with", links(ontology, ontology.objects(term, LG.alignsWith))),
        ]
        parts.append(term_section(ontology, term, "", rows))
    return "".join(parts)


def properties(ontology: Ontology) -> str:
    """Every property with domain, range and what it implies."""
    parts = []
    for term in ontology.of_type(*_KINDS):
        kind = next(two(*names) for type, names in _KINDS.items() if (term, RDF.type, type) in ontology.graph)
        rows = [
            ("用于", "of", links(ontology, ontology.objects(term, RDFS.domain))),
            ("取值", "leads to", links(ontology, ontology.objects(term, RDFS.range))),
            ("上位属性", "implies", links(ontology, ontology.objects(term, RDFS.subPropertyOf))),
            ("对应", "aligns with", links(ontology, ontology.objects(term, LG.alignsWith))),
        ]
        parts.append(term_section(ontology, term, f' <small class="kind">{kind}</small>', rows))
    return "".join(parts)


def schemes(ontology: Ontology) -> str:
    """Every concept list as a table."""
    parts = []
    for scheme in ontology.of_type(SKOS.ConceptScheme):
        concepts = sorted(ontology.subjects(SKOS.inScheme, scheme), key=ontology.order)
        rows = "".join(_concept_row(ontology, concept) for concept in concepts)
        name = anchor(ontology.short(scheme))
        parts.append(
            f'<section class="term" id="{name}"><h3>{both(ontology.label(scheme))} <code>{escape(ontology.short(scheme))}</code></h3>'
            f"<p>{both(ontology.texts(scheme, SKOS.definition))}</p><div class=wide><table><thead><tr>"
            f"<th>{two('写法', 'notation')}</th><th>{two('名称', 'name')}</th><th>{two('含义', 'meaning')}</th></tr></thead>"
            f"<tbody>{rows}</tbody></table></div></section>\n"
        )
    return "".join(parts)


def _concept_row(ontology: Ontology, concept: rdflib.URIRef) -> str:
    notation = escape(str(ontology.graph.value(concept, SKOS.notation)))
    name = anchor(ontology.short(concept))
    source = ontology.texts(concept, DCTERMS.source)
    rows = [
        ("所属类", "class", links(ontology, ontology.objects(concept, LG.classOfLevel))),
        ("属于", "kind of", links(ontology, ontology.objects(concept, SKOS.broader))),
        ("效力高于", "prevails over", links(ontology, ontology.objects(concept, LG.prevailsOver))),
        ("依据", "by", both(source) if source else ""),
        ("对应", "aligns with", links(ontology, ontology.objects(concept, LG.alignsWith))),
    ]
    meaning = both(ontology.texts(concept, SKOS.definition)) + facts(rows)
    return f'<tr id="{name}"><td><code>{notation}</code></td><td>{both(ontology.label(concept))}</td><td>{meaning}</td></tr>'


def class_diagram(ontology: Ontology) -> str:
    """Classes as boxes, object properties between them as arrows, kinds of a class dashed."""
    terms = {ontology.short(term): term for term in ontology.of_type(OWL.Class)}
    between: dict[tuple[str, str], list[rdflib.URIRef]] = {}
    for property in ontology.of_type(OWL.ObjectProperty):
        for a in map(ontology.short, ontology.objects(property, RDFS.domain)):
            for b in map(ontology.short, ontology.objects(property, RDFS.range)):
                if a in terms and b in terms:
                    between.setdefault((a, b), []).append(property)
    kinds = [
        (a, b)
        for a, t in terms.items()
        for b in map(ontology.short, ontology.objects(t, RDFS.subClassOf))
        if b in terms
    ]
    loops = {a: [ontology.label(p) for p in names] for (a, b), names in between.items() if a == b}
    edges = [*sorted(pair for pair in between if pair[0] != pair[1]), *sorted(kinds)]
    heights = {name: 44 + _LINE * len(_loop_lines(loops.get(name, []))) for name in terms}
    drawing = layered(sorted(terms), edges)
    placed, width, height = boxes(drawing, heights, width=180, passage=16, gap_x=80, gap_y=24)
    parts = [_arrow(drawing, placed, edge, "kind" if edge in kinds else "edge") for edge in edges]
    parts += [_box(placed[name], ontology.label(term), name, loops.get(name, [])) for name, term in terms.items()]
    for edge, names in sorted(between.items()):
        if edge[0] != edge[1]:
            parts.append(_arrow_label(drawing, placed, edge, [ontology.label(p) for p in names]))
    return _svg(parts, width, height, "类与属性", "Classes and properties")


def level_diagram(ontology: Ontology) -> str:
    """The order of levels: an arrow where one prevails over the next, those that follow left out."""
    terms = {
        ontology.short(c): c
        for c in ontology.subjects(SKOS.inScheme, rdflib.URIRef("https://w3id.org/lawgraph/vocab/level"))
    }
    order = {(a, ontology.short(b)) for a, c in terms.items() for b in ontology.objects(c, LG.prevailsOver)}
    direct = sorted((a, b) for a, b in order if not any((a, c) in order and (c, b) in order for c in terms))
    ranked = sorted({end for pair in order for end in pair})
    drawing = layered(ranked, direct)
    placed, width, height = boxes(drawing, dict.fromkeys(ranked, 44), width=176, passage=10, gap_x=56, gap_y=22)
    parts = [_arrow(drawing, placed, edge, "edge") for edge in direct]
    parts += [_box(placed[name], ontology.label(terms[name]), name, []) for name in ranked]
    return _svg(parts, width, height, "效力层级", "The order of levels")


def _svg(parts: Sequence[str], width: int, height: int, zh: str, en: str) -> str:
    view = f"-10 -10 {width + 20} {height + 20}"
    return f'<svg viewBox="{view}" width="{width + 20}" role="img" aria-label="{zh} / {en}">{"".join(parts)}</svg>'


def _box(box: Box, label: dict[str, str], name: str, loops: list[dict[str, str]]) -> str:
    middle = box.x + box.width // 2
    lines = [
        _text(middle, box.y + 19, label, "name", room=box.width - 14),
        f'<text x="{middle}" y="{box.y + 35}" class="iri">{escape(name)}</text>',
    ]
    for number, line in enumerate(_loop_lines(loops), start=1):
        lines.append(_text(middle, box.y + 35 + _LINE * number, line, "loop"))
    rectangle = f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="6"/>'
    return f'<a href="#{anchor(name)}"><g class="box">{rectangle}{"".join(lines)}</g></a>'


def _loop_lines(loops: list[dict[str, str]]) -> list[dict[str, str]]:
    """Properties from a class to itself, two a line."""
    return [
        {lang: "↻ " + ", ".join(label[lang] for label in loops[start : start + 2]) for lang in LANGUAGES}
        for start in range(0, len(loops), 2)
    ]


def _text(x: int, y: int, texts: dict[str, str], class_: str, room: int = 0) -> str:
    """A text in both languages, smaller where it would not go into `room` pixels: a bold letter takes some 7 of 13."""
    sizes = {lang: min(13, room * 13 // (7 * len(texts[lang]))) for lang in LANGUAGES if room}
    return "".join(
        f'<text x="{x}" y="{y}" class="{class_} {lang}" lang="{lang}"'
        + (f' style="font-size:{sizes[lang]}px"' if sizes.get(lang, 13) < 13 else "")
        + f">{escape(texts[lang])}</text>"
        for lang in LANGUAGES
    )


def _arrow(drawing: Drawing, placed: dict[str, Box], edge: tuple[str, str], class_: str) -> str:
    """A smooth line from box to box through its passages."""
    route = [placed[name] for name in drawing.routes[edge]]
    right = route[0].x < route[-1].x
    x, y = _side(route[0], right)
    path = f"M{x} {y}"
    for number, box in enumerate(route[1:], start=1):
        to_x, to_y = _side(box, not right)
        bend = (to_x - x) // 2
        path += f"C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
        if number < len(route) - 1:
            x, y = _side(box, right)
            path += f"L{x} {y}"
    return f'<path class="{class_}" d="{path}" marker-end="url(#arrow-head)"/>'


def _side(box: Box, right: bool) -> tuple[int, int]:
    return box.x + (box.width if right else 0), box.y + box.height // 2


def _arrow_label(drawing: Drawing, placed: dict[str, Box], edge: tuple[str, str], labels: list[dict[str, str]]) -> str:
    """The name of a property: on a passage of its arrow, where there is room, else between the boxes."""
    route = [placed[name] for name in drawing.routes[edge]]
    joined = {lang: ", ".join(label[lang] for label in labels) for lang in LANGUAGES}
    if len(route) > 2:
        box = route[len(route) // 2]
        return _text(box.x + box.width // 2, box.y + box.height // 2 + 4, joined, "word")
    (x1, y1), (x2, y2) = _side(route[0], route[0].x < route[1].x), _side(route[1], route[0].x > route[1].x)
    return _text((x1 + x2) // 2, (y1 + y2) // 2 - 3, joined, "word")


def rendered() -> str:
    """The page as it is now."""
    ontology = Ontology(SOURCE)
    label, comment = ontology.label(ONTOLOGY), ontology.texts(ONTOLOGY, RDFS.comment)
    counts = [len(ontology.of_type(OWL.Class)), len(ontology.of_type(*_KINDS)), len(ontology.of_type(SKOS.Concept))]
    prefixes = sorted(
        (prefix, str(namespace)) for prefix, namespace in ontology.graph.namespaces() if prefix in _used(ontology)
    )
    parts = {
        "zh-title": escape(label["zh"]),
        "title": both(label),
        "intro": both(comment),
        "version": escape(str(ontology.graph.value(ONTOLOGY, OWL.versionInfo))),
        "counts": two(
            "{} 个类，{} 个属性，{} 个概念".format(*counts), "{} classes, {} properties, {} concepts".format(*counts)
        ),
        "class-diagram": class_diagram(ontology),
        "level-diagram": level_diagram(ontology),
        "rank-note": both(ontology.texts(LG.prevailsOver, RDFS.comment))
        + " "
        + both(ontology.texts(LG.prevailsOver, SKOS.scopeNote)),
        "classes": classes(ontology),
        "properties": properties(ontology),
        "schemes": schemes(ontology),
        "prefixes": "".join(
            f"<tr><td><code>{escape(p)}:</code></td><td><code>{escape(n)}</code></td></tr>" for p, n in prefixes
        ),
    }
    page = TEMPLATE.read_text(encoding="utf-8")
    for name, text in parts.items():
        page = page.replace(f"<!-- {name} -->", text)
    return page


def _used(ontology: Ontology) -> set[str]:
    terms = {term for triple in ontology.graph for term in triple if isinstance(term, rdflib.URIRef)}
    return {ontology.short(term).partition(":")[0] for term in terms}


def main(arguments: Sequence[str]) -> int:
    """Writes or checks the page; the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    page = rendered().encode("utf-8")
    stale = not PAGE.is_file() or PAGE.read_bytes() != page
    if arguments:
        if stale:
            print("out of date, run tools/render_ontology.py: " + PAGE.name)
        return int(stale)
    PAGE.write_bytes(page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
