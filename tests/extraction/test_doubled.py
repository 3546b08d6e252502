"""Characters doubled by a slip inside a name."""

from __future__ import annotations

import pytest

from .sentences import institution_ids, law_ids, localities, locality_ids, program_ids

YISUHE = "湖南省/湘潭市/湘潭县/易俗河镇"


def test_a_name_is_found_with_a_character_of_it_doubled() -> None:
    assert law_ids("学习民法法典、行政处处罚法。") == [
        ("民法法典", "中华人民共和国民法典"),
        ("行政处处罚法", "中华人民共和国行政处罚法"),
    ]
    assert program_ids("推行“双随机机一公开”，发展枫桥桥经验。") == [
        ("双随机机一公开", "双随机一公开"),
        ("枫桥桥经验", "枫桥经验"),
    ]
    assert institution_ids("镇人民政政府、镇司法法所联合走访。") == [
        ("镇人民政政府", f"{YISUHE}|人民政府"),
        ("镇司法法所", f"{YISUHE}|司法所"),
    ]
    assert institution_ids("县公公安局、各县司司长参加。") == [("县公公安局", "湖南省/湘潭市/湘潭县|公安局")]
    assert locality_ids("易俗河河镇建成投用。") == [("易俗河河镇", YISUHE)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("学习立法法。", [("立法法", "中华人民共和国立法法")]),
        ("学习立法法法律精神。", [("立法法", "中华人民共和国立法法")]),
        ("学习习近平法治思想。", []),
        ("县司法局局长李强带队。", []),
    ],
)
def test_a_doubled_character_of_a_word_stays(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert law_ids(sentence) == expected
    assert localities(sentence) == []
