"""Every word class of the grammar is described, has words and is asked for by the code (ontology/grammar_classes.tsv)."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

import lawgraph
from lawgraph.catalogue.files import ontology_file
from lawgraph.catalogue.grammar import load_grammar, table

CLASSES = table(ontology_file("grammar_classes.tsv"))
WORDS = table(ontology_file("grammar.tsv"))
SOURCE = Path(lawgraph.__file__).parent


def strings(node: ast.AST) -> Iterator[str]:
    for inside in ast.walk(node):
        if isinstance(inside, ast.Constant) and isinstance(inside.value, str):
            yield inside.value


def asked_for() -> set[str]:
    """The strings in grammar["post"] and grammar.alternation("post"), and those with a hyphen anywhere, which are lists of classes
    ("zone-kind") or what their names begin with ("noun-").
    """
    found: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("grammar"):
                found.update(strings(node.slice))
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("grammar.alternation"):
                found.update(text for argument in node.args for text in strings(argument))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value:
                found.add(node.value)
    return found


def test_every_class_is_described_once_and_every_described_class_has_words() -> None:
    described = [row["class"] for row in CLASSES]
    assert sorted(described) == sorted({row["class"] for row in WORDS})


def test_every_class_is_asked_for_by_the_code() -> None:
    asked = asked_for()
    beginnings = tuple(name for name in asked if name.endswith("-"))
    idle = [row["class"] for row in CLASSES if row["class"] not in asked and not row["class"].startswith(beginnings)]
    assert idle == []


def test_the_words_of_a_class_stand_together_and_each_once() -> None:
    blocks = Counter(name for name, _ in groupby(row["class"] for row in WORDS))
    assert [name for name, count in blocks.items() if count > 1] == []
    words = Counter((row["class"], row["word"]) for row in WORDS)
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("row", CLASSES, ids=lambda row: row["class"])
def test_the_example_of_a_class_sets_off_one_of_its_words(row: dict[str, str]) -> None:
    words = load_grammar(ontology_file("grammar.tsv"))[row["class"]]
    assert row["meaning"]
    assert any(part in words for part in row["example"].split("|"))
