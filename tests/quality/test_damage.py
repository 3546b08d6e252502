"""Damage made on purpose: what each kind does, and that annotations follow their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgraph.evaluation.damage import KINDS, MEANINGS, carried, damaged
from lawgraph.evaluation.goldsets import GoldText, read_reports
from lawgraph.evaluation.loss import losses
from lawgraph.evaluation.scoring import Annotated
from lawgraph.model import Document, ExtractedReport
from lawgraph.text import clean

from .goldsets import OWN

SENTENCE = "宣传《中华人民共和国民法典》（2020年），践行新时代“枫桥经验”，推进“八五”普法；学习《信访工作条例》。" * 3
every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.mark.parametrize(
    ("kind", "text", "damage"),
    [
        ("half-width", "《纲要（２０２１—２０２５年）》，", "《纲要(2021—2025年)》,"),
        ("full-width", "“12.4”国家宪法日,", "“１２．４”国家宪法日，"),
        ("plain-quotes", "“八五”普法", '"八五"普法'),
        ("corner-quotes", "“八五”普法", "「八五」普法"),
        ("angle-quotes", "《宪法》", "<<宪法>>"),
        ("traditional", "行政处罚法", "行政處罰法"),
    ],
)
def test_what_a_kind_of_damage_does(kind: str, text: str, damage: str) -> None:
    assert damaged(text, kind).text == damage


def test_blanks_stand_between_chinese_characters_only() -> None:
    broken = damaged(SENTENCE * 5, "blanks").text
    assert broken != SENTENCE * 5
    assert clean(broken).text == clean(SENTENCE * 5).text


def test_lines_break_at_one_width_and_never_before_a_closing_sign() -> None:
    lines = damaged(SENTENCE * 5, "line-wraps").text.split("\n")
    longest = max(map(len, lines))
    assert 20 < longest <= 42
    assert [line for line in lines[:-1] if len(line) < longest - 4] == []
    assert [line for line in lines if line[0] in "，》”；。）"] == []


def test_lost_brackets_are_closing_ones() -> None:
    broken = damaged(SENTENCE * 5, "lost-brackets").text
    assert broken.count("《") == SENTENCE.count("《") * 5
    assert 0 < broken.count("》") < SENTENCE.count("》") * 5


@every_kind
def test_the_same_seed_gives_the_same_damage_and_another_one_other_damage(kind: str) -> None:
    text = SENTENCE * 20
    assert damaged(text, kind, 1) == damaged(text, kind, 1)
    left_to_chance = damaged(text, kind, 1) != damaged(text, kind, 2)
    assert left_to_chance == (kind in {
        "mixed-width", "turned-quotes", "lost-quotes", "blanks", "line-wraps", "lost-brackets", "doubled",
    })  # fmt: skip


def test_every_kind_is_described_in_both_languages() -> None:
    assert list(MEANINGS) == list(KINDS)


@given(
    st.text(st.sampled_from('宪法民典《》（）()“”"，,1１2a\n 国机关'), max_size=120),
    st.sampled_from(list(KINDS)),
    st.integers(0, 3),
)
def test_every_character_has_its_place_in_order(text: str, kind: str, seed: int) -> None:
    damage = damaged(text, kind, seed)
    spans = [damage.span(at, at + 1) for at in range(len(text))]
    left = [span for span in spans if span]
    assert all(0 <= start < end <= len(damage.text) for start, end in left)
    assert left == sorted(left)
    assert all((span is None) == (at in damage.lost) for at, span in enumerate(spans))
    if damage.text == text:
        assert spans == [(at, at + 1) for at in range(len(text))]


@every_kind
def test_annotations_follow_their_words(kind: str) -> None:
    for report in read_reports(OWN):
        copy = carried(report, damaged(report.text, kind, report.name))
        assert [m for m in copy.gold.mentions if copy.text[m["start"] : m["end"]] != m["text"]] == []
        assert len(copy.gold.mentions) == len(report.gold.mentions)
        if kind == "blanks":  # a name with blanks inside is the same name
            pairs = zip(report.gold.mentions, copy.gold.mentions, strict=True)
            assert [(old, new) for old, new in pairs if clean(old["text"]).text != clean(new["text"]).text] == []


def _carried(text: str, start: int, end: int, broken: str, kind: str) -> str | None:
    """What an annotation covers under the first seed that breaks the text so."""
    gold = GoldText("a", text, Annotated({}, [{"start": start, "end": end, "type": "LAW", "id": "x"}]))
    damage = next(d for d in (damaged(text, kind, seed) for seed in range(100_000)) if d.text == broken)
    found = carried(gold, damage).gold.mentions
    return found[0]["text"] if found else None


def test_a_quotation_mark_lost_inside_a_name_is_lost_from_it() -> None:
    assert _carried("“八五”普法", 0, 6, "八五普法", "lost-quotes") == "八五普法"


def test_a_bracket_lost_at_the_end_of_a_title_shortens_it() -> None:
    assert _carried("规则（试行）。", 0, 6, "规则（试行。", "lost-brackets") == "规则（试行"


def test_a_mention_lost_whole_is_none_any_more() -> None:
    assert _carried("“八五", 0, 1, "八五", "lost-quotes") is None


def test_a_name_keeps_one_copy_of_a_doubled_character_at_its_edge() -> None:
    # too rare for chance: every seed doubles one character in two hundred
    text = "学习宪法知识" * 300
    damage = damaged(text, "doubled", 0)
    doubled = next(at for at in range(len(text)) if damage.ends[at] != damage.starts[at] + 1)
    for start, end in ((doubled, doubled + 2), (doubled - 1, doubled + 1), (doubled, doubled + 1)):
        span = damage.span(start, end)
        assert span is not None
        assert damage.text[slice(*span)] == text[start:end]


def test_a_probe_stays_within_its_sentence() -> None:
    probe = GoldText("a", "题\n“八五”普法。", Annotated({}, []), within=(2, 9))
    for seed in range(30):
        copy = carried(probe, damaged(probe.text, "lost-quotes", seed))
        assert copy.within is not None
        assert copy.text[slice(*copy.within)] == copy.text.partition("\n")[2]


def test_an_annotator_that_finds_nothing_has_nothing_to_lose() -> None:
    def nothing(document: Document) -> ExtractedReport:
        from lawgraph.compiled import default_annotator

        found = default_annotator().annotate(document)
        return ExtractedReport(found.document, found.frame, ())

    (loss,) = losses(read_reports(OWN)[:1], nothing, ["blanks"], [0]).values()
    assert (loss.of("ALL.mention.f1"), loss.worst["ALL.mention.f1"]) == (0, 0)
