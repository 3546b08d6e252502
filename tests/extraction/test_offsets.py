"""Every mention leads back to the document, however the copy was spoiled: quotes, blanks, widths, wraps, lost brackets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lawgraph.compiled import default_annotator
from lawgraph.model import Citation, EntityType, ExtractedReport

from .sentences import TOWN, whole_document

PHRASES = (
    "湘潭县易俗河镇", "县委、县政府", "镇党委", "我镇司法所", "湖南湘晋律师事务所", "镇综合行政执法队",
    "《宪法》", "《中华人民共和国民法典》", "民法典、劳动合同法", "《法治政府建设实施纲要（2021—2025年）》",
    "（以下简称《纲要》）", "《纲要》", "《湖南省实施〈反家庭暴力法〉办法》", "“八五”普法", "新时代“枫桥经验”",
    "“双随机、一公开”", "12·4国家宪法日", "法律进机关、进乡村", "花石、中路铺、射埠三镇", "市中区", "金桂村",
    "深入学习", "宣传", "严格执行", "制定", "下一步，将", "2023年", "情况如下：", "国家安全法治保障", "扎实推进",
)  # fmt: skip
MARKS = ("。", "，", "、", "；", "\n", "\n　　", "", "", "和")
NOISE = (
    "",
    " ",
    "　",
    "\u2002",
    "\u00a0",
    "\u200b",
    "\n",
    "“",
    "”",
    '"',
    "《",
    "》",
    "(",
    "）",
    "\r\n",
    "０",
    "\ufeff",
    "〈",
)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """Phrases of the genre with things lost, doubled and put in between."""
    phrases = draw(st.lists(st.tuples(st.sampled_from(PHRASES), st.sampled_from(MARKS)), min_size=1, max_size=14))
    text = "".join(phrase + mark for phrase, mark in phrases)
    for at, length, put in draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 1), st.sampled_from(NOISE)), max_size=10)
    ):
        text = text[:at] + put + text[at + length :]
    return f"{TOWN}\n{text}"


def annotated(text: str) -> ExtractedReport:
    return default_annotator().annotate(whole_document(text))


@settings(max_examples=150, deadline=None)
@given(spoiled())
def test_a_mention_is_quoted_as_it_stands_in_its_sentence(text: str) -> None:
    for mention in annotated(text).mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text
        assert mention.sentence[0] <= mention.start < mention.end <= mention.sentence[1] <= len(text)


@settings(max_examples=150, deadline=None)
@given(spoiled())
def test_mentions_are_sorted_and_no_two_of_a_type_overlap(text: str) -> None:
    found = annotated(text).mentions
    assert list(found) == sorted(found, key=lambda m: (m.start, -m.end, m.type))
    for kind in EntityType:
        spans = [(m.start, m.end) for m in found if m.type is kind]
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), kind


@settings(max_examples=100, deadline=None)
@given(spoiled())
def test_mentions_of_two_types_nest_or_stand_apart(text: str) -> None:
    found = annotated(text).mentions
    for one in found:
        for other in found:
            crossing = one.start < other.start < one.end < other.end
            assert not crossing, (one.text, other.text)


@settings(max_examples=100, deadline=None)
@given(spoiled())
def test_every_field_that_is_told_of_a_mention_is_filled(text: str) -> None:
    for mention in annotated(text).mentions:
        assert mention.id
        assert mention.iri.startswith("https://w3id.org/lawgraph/")
        assert mention.kind
        assert 0 < mention.confidence <= 1
        assert (mention.via == "open") or not mention.candidates
        assert isinstance(mention, Citation) == (mention.type is EntityType.LAW)


@settings(max_examples=60, deadline=None)
@given(spoiled())
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert annotated(text) == annotated(text)


@settings(max_examples=60, deadline=None)
@given(spoiled(), spoiled())
def test_a_report_leaves_no_trace_in_the_next(one: str, other: str) -> None:
    before = annotated(one)
    annotated(other)
    assert annotated(one) == before


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_answered(text: str) -> None:
    for mention in annotated(text).mentions:
        assert text[mention.start : mention.end] == mention.text
