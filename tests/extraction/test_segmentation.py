"""Words by jieba, whatever else uses jieba beside lawgraph."""

from __future__ import annotations

import warnings

import pytest

from lawgraph.extraction import segmentation
from lawgraph.extraction.segmentation import segment

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jieba

SENTENCES = [
    "联合广东卓凡律师事务所开展法律咨询",
    "组织河湾村村民代表",
    "提交北京仲裁委员会",
    "为五尧乡东李各庄村配备法律顾问",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_of_jieba(sentence: str) -> None:
    assert list(segment(sentence)) == list(jieba.Tokenizer().cut(sentence))


def test_words_that_somebody_adds_to_jieba_change_nothing() -> None:
    before = segment.__wrapped__("联合广东卓凡律师事务所")
    jieba.add_word("联合广东卓凡律师事务所")
    try:
        assert segment.__wrapped__("联合广东卓凡律师事务所") == before
    finally:
        jieba.dt.FREQ["联合广东卓凡律师事务所"] = 0


def test_a_dictionary_is_kept_as_it_was() -> None:
    frequencies = {"司法": 3, "司": 0, "司法所": 12}
    assert segmentation._unpacked(segmentation._packed(frequencies, 15)) == (frequencies, 15)
