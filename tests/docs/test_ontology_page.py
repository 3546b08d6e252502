"""docs/ontology.html says what the ontology says, asks nothing of any server, and every link in it leads somewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, SKOS

from lawgraph.catalogue.files import ontology_file

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "render_ontology.py"
PAGE = (ROOT / "docs" / "ontology.html").read_text(encoding="utf-8")
GRAPH = rdflib.Graph().parse(ontology_file("lawgraph.ttl"))
VOID = {"meta", "path", "rect", "br"}


class Outline(HTMLParser):
    """Ids, targets of links and texts by language; complains of tags that are not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if given.get("href"):
            self.targets.append(str(given["href"]))
        self.loaded += [str(value) for name, value in attrs if name in {"src", "data", "srcset", "action"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline() -> Outline:
    found = Outline()
    found.feed(PAGE)
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def layout() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ontology_layout", ROOT / "tools" / "ontology_layout.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ontology_layout"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_is_up_to_date_under_any_hash_seed(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_term_and_concept_is_explained(outline: Outline) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    lists = (SKOS.Concept, SKOS.ConceptScheme)
    terms = {str(term).partition("#")[2] for kind in kinds for term in GRAPH.subjects(RDF.type, kind)}
    terms |= {f"vocab-{str(term).rpartition('/')[2]}" for kind in lists for term in GRAPH.subjects(RDF.type, kind)}
    assert terms <= set(outline.ids)


def test_no_two_parts_have_one_name(outline: Outline) -> None:
    assert len(set(outline.ids)) == len(outline.ids)


def test_every_link_within_the_page_leads_somewhere(outline: Outline) -> None:
    assert {target[1:] for target in outline.targets if target.startswith("#")} <= set(outline.ids)
    files = [target for target in outline.targets if not target.startswith(("#", "http"))]
    assert all((ROOT / "docs" / file).is_file() for file in files)


def test_nothing_is_loaded_from_anywhere(outline: Outline) -> None:
    assert outline.loaded == []
    assert "@import" not in PAGE
    assert "url(h" not in PAGE


def test_no_part_of_the_template_is_left_open() -> None:
    assert not re.findall(r"<!-- [\w-]+ -->", PAGE)


def test_every_text_stands_in_both_languages() -> None:
    assert len(re.findall('<span class="zh"', PAGE)) == len(re.findall('<span class="en"', PAGE))
    assert not re.findall(r'<span class="(?:zh|en)"[^>]*></span>', PAGE)


def test_an_arrow_that_passes_a_column_has_a_place_of_its_own(layout: ModuleType) -> None:
    drawing = layout.layered(["a", "b", "c", "alone"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert drawing.columns == (("a", "alone"), ("a→c 1", "b"), ("c",))
    assert drawing.routes["a", "c"] == ("a", "a→c 1", "c")


def test_no_two_boxes_overlap(layout: ModuleType) -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "c"), ("c", "e"), ("a", "e"), ("e", "a")]
    nodes = list("abcdef")
    placed, width, height = layout.boxes(
        layout.layered(nodes, edges), dict.fromkeys(nodes, 40), width=100, passage=10, gap_x=50, gap_y=8
    )
    for name, box in placed.items():
        assert 0 <= box.x <= width - box.width
        assert 0 <= box.y <= height - box.height
        for other, second in placed.items():
            apart = abs(box.x - second.x) >= box.width or (
                box.y + box.height <= second.y or second.y + second.height <= box.y
            )
            assert name == other or apart
