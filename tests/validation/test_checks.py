"""What SHACL cannot say: each check finds exactly the fault it is there for, and nothing in what a build wrote."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lawgraph.corpus import kept_texts
from lawgraph.errors import ResultError, UsageError
from lawgraph.pipeline import build_corpus
from lawgraph.validation import CHECKS, Problem, Validation, validate

REPORT = "guangdong-heyuan-longchuan-shangping-2024"


@dataclass(frozen=True)
class Result:
    """A folder of results that a test may break."""

    folder: Path

    @property
    def turtle(self) -> str:
        return (self.folder / "graph.ttl").read_text(encoding="utf-8")

    def edit(self, pattern: str, instead: str | Callable[[re.Match[str]], str]) -> None:
        """Changes the first place in the graph that a pattern fits."""
        changed, count = re.subn(pattern, instead, self.turtle, count=1, flags=re.DOTALL)
        assert count == 1
        (self.folder / "graph.ttl").write_bytes(changed.encode())

    def text(self) -> Path:
        """The kept text of one report."""
        key = re.search(rf'doc:(\w{{16}}) a lg:Report[^.]*?lg:documentName "{REPORT}"', self.turtle)
        assert key
        return kept_texts(self.folder)[key[1]]

    def problems(self) -> list[Problem]:
        return list(validate(self.folder).problems)

    def failed(self) -> set[str]:
        return {problem.check for problem in self.problems()}


@pytest.fixture
def result(sample_graph: Path, tmp_path: Path) -> Result:
    for name in ("graph.ttl", "mentions.parquet", "reports.csv", "run.json"):
        shutil.copy(sample_graph / name, tmp_path)
    shutil.copytree(sample_graph / "texts", tmp_path / "texts")
    return Result(tmp_path)


def test_what_a_build_wrote_is_valid(sample_graph: Path) -> None:
    found = validate(sample_graph)
    assert found.problems == ()
    assert found.valid
    assert found.checks == CHECKS
    assert (found.reports, found.mentions) == (3, pq.read_table(sample_graph / "mentions.parquet").num_rows)


def test_the_made_up_reports_of_the_gold_set_are_valid(tmp_path: Path) -> None:
    """Headings within headings, furniture, towns of the same name, mentions of the same words."""
    build_corpus(Path(__file__).parents[1] / "gold" / "source", tmp_path)
    assert [p for p in validate(tmp_path).problems if p.severity == "violation"] == []


def test_every_check_has_a_name_and_a_sentence_in_both_languages() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(re.search("[\u4e00-\u9fff]", check.zh) and check.en for check in CHECKS)


def shift(match: re.Match[str]) -> str:
    """A mention moved one character to the right, in its IRI too."""
    start, end = int(match["start"]) + 1, int(match["end"]) + 1
    return f"{match['key']}{start}-{end} {match['rest']}lg:startOffset {start} ; lg:endOffset {end} "


def test_a_quote_that_does_not_stand_at_its_offsets(result: Result) -> None:
    span = r"(?P<key>cite:\w{16}_)(?P<start>\d+)-(?P<end>\d+) "
    result.edit(span + r"(?P<rest>a [^.]*?)lg:startOffset \d+ ; lg:endOffset \d+ ", shift)
    (problem,) = result.problems()
    assert problem.check == "quote"
    assert problem.words in result.turtle
    assert "原文此处是“" in problem.zh


def test_a_sentence_that_is_not_the_texts(result: Result) -> None:
    """One word of a sentence is another, outside the quote."""
    result.edit('lg:sentence "(?=[^"]*扎实)([^"]*)扎实', r'lg:sentence "\1切实')
    assert result.failed() == {"sentence"}


def test_a_sentence_from_elsewhere_in_the_text(result: Result) -> None:
    """The words stand in that sentence too, but not at these offsets."""
    quotes: dict[str, list[str]] = {}
    for quote, sentence in re.findall(r'lg:quote "([^"]+)".*\n *lg:sentence ("[^"]+")', result.turtle):
        quotes.setdefault(quote, []).append(sentence)
    quote, sentences = next((q, s) for q, s in quotes.items() if len(set(s)) > 1 and s[0] != s[-1])
    result.edit(rf'(lg:quote "{quote}".*?lg:sentence )"[^"]+"', lambda m: m[1] + sentences[-1])
    assert result.failed() == {"sentence"}


def test_a_text_that_was_edited_later(result: Result) -> None:
    """The place is behind the last mention, so that only the digest tells."""
    data = result.text().read_bytes()
    result.text().write_bytes(data.rstrip() + "。".encode())
    (problem,) = result.problems()
    assert (problem.check, problem.report) == ("digest", REPORT)


def test_a_count_of_characters_that_is_not_the_texts(result: Result) -> None:
    result.edit(r"lg:charCount (\d+)", lambda m: f"lg:charCount {int(m[1]) + 1}")
    assert result.failed() == {"digest"}


def test_line_ends_that_a_copy_changed(result: Result) -> None:
    """A transfer in text mode makes \\r\\n of \\n: every offset behind the first line is then wrong."""
    path = result.text()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert {"digest", "quote"} <= result.failed()


def test_a_text_that_is_not_kept(result: Result) -> None:
    result.text().unlink()
    (problem,) = result.problems()
    assert (problem.check, problem.report) == ("texts", REPORT)


def test_a_text_of_no_report_is_a_problem(result: Result) -> None:
    (result.folder / "texts" / "0123456789abcdef.txt").write_text("另一份报告", encoding="utf-8")
    assert result.failed() == {"texts"}


def test_a_citation_without_a_direct_edge(result: Result) -> None:
    result.edit(r"(lg:cites [^;]*?), law:民法典(?=[,; ])", r"\1")
    problems = result.problems()
    assert {(p.check, p.words) for p in problems} == {("edges", "民法典")}
    assert "lg:cites" in problems[0].zh


def test_a_mention_without_a_direct_edge(result: Result) -> None:
    result.edit(r"(lg:mentions [^;]*?), program:国家宪法日(?=[,; ])", r"\1")
    assert result.failed() == {"edges"}


def test_a_direct_edge_without_a_mention(result: Result) -> None:
    result.edit("lg:mentions ", "lg:mentions place:110000, ")
    result.edit(
        r"\Z",
        'place:110000 a lg:Locality ; rdfs:label "北京市"@zh ; lg:path "北京市" ; lg:divisionLevel lgv:division-province .\n',
    )
    (problem,) = result.problems()
    assert problem.check == "edges"
    assert "北京市" in problem.zh


def test_a_citing_edge_without_a_citation_is_for_the_shapes_to_say(result: Result) -> None:
    result.edit("lg:cites ", "lg:cites law:国旗法, ")
    result.edit(
        r"\Z", 'law:国旗法 a lg:Instrument ; rdfs:label "国旗法"@zh ; lg:title "国旗法"@zh ; lg:level lgv:level-law .\n'
    )
    assert [(p.check, p.rule) for p in result.problems()] == [("shapes", "Cites-backed")]


def test_a_reference_that_leads_to_nothing(result: Result) -> None:
    """A programme has no class that a shape asks for: that it is described is said by this check alone."""
    result.edit(r"\nprogram:国家宪法日 a lg:Program ;[^@]*@zh.*?\.\n", "\n")
    assert result.failed() == {"described"}


def test_a_property_that_the_ontology_does_not_know(result: Result) -> None:
    result.edit("lg:reportDate", "lg:reportDay")
    (problem,) = result.problems()
    assert (problem.check, problem.report) == ("vocabulary", "chongqing-qijiang-zhongfeng-2020")


def test_a_mention_outside_its_section(result: Result) -> None:
    result.edit(r"lg:inSection (sec:\w{16})_[1-9]\d*", r"lg:inSection \1_0")
    problems = result.problems()
    assert {p.check for p in problems} == {"sections"}
    assert "不在所属章节 0-" in problems[0].zh


def test_a_section_of_another_report(result: Result) -> None:
    other = re.findall(r"\nsec:(\w{16})_0 ", result.turtle)[-1]
    result.edit(r"lg:inSection sec:\w{16}_\d+", f"lg:inSection sec:{other}_0")
    assert result.failed() == {"sections"}


def test_a_section_behind_the_end_of_its_report(result: Result) -> None:
    result.edit(r"(sec:\w{16}_0 a lg:Section [^.]*lg:endOffset) \d+", r"\1 999999")
    assert result.failed() == {"sections"}


def test_two_reports_of_one_name(result: Result) -> None:
    names = re.findall(r'lg:documentName "([^"]+)"', result.turtle)
    result.edit(f'lg:documentName "{names[1]}"', f'lg:documentName "{names[0]}"')
    assert "keys" in result.failed()
    assert "shapes" not in result.failed()


def test_two_reports_of_one_digest(result: Result) -> None:
    digests = re.findall(r'lg:textSha256 "(\w+)"', result.turtle)
    result.edit(digests[1], digests[0])
    assert "keys" in result.failed()


def test_two_reports_under_one_key(result: Result) -> None:
    keys = re.findall(r"\ndoc:(\w{16}) a", result.turtle)
    (result.folder / "graph.ttl").write_bytes(result.turtle.replace(keys[1], keys[0]).encode())
    assert "keys" in result.failed()


def test_an_iri_that_says_other_offsets(result: Result) -> None:
    result.edit(r"(\ncite:\w{16}_\d+-\d+) a", r"\g<1>0 a")
    assert result.failed() == {"iris"}


def test_a_table_that_lacks_a_row(result: Result) -> None:
    table = pq.read_table(result.folder / "mentions.parquet")
    pq.write_table(table.slice(1), result.folder / "mentions.parquet")
    (problem,) = result.problems()
    assert (problem.check, problem.report) == ("tables", table.column("document")[0].as_py())


def test_a_table_with_a_row_of_another_report(result: Result) -> None:
    table = pq.read_table(result.folder / "mentions.parquet")
    documents = table.column("document").to_pylist()
    changed = table.set_column(0, table.schema.field(0), pa.array(["另一份", *documents[1:]]))
    pq.write_table(changed, result.folder / "mentions.parquet")
    assert [p.check for p in result.problems()] == ["tables", "tables"]


@pytest.mark.parametrize("change", [lambda lines: lines[:-1], lambda lines: [*lines, lines[-1]]])
def test_a_list_of_reports_that_is_not_the_graphs(result: Result, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = result.folder / "reports.csv"
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    assert result.failed() == {"tables"}


@pytest.mark.parametrize("name", ["mentions.parquet", "reports.csv"])
def test_a_table_that_is_gone_is_a_problem(result: Result, name: str) -> None:
    (result.folder / name).unlink()
    assert result.failed() == {"tables"}


@pytest.mark.parametrize("name", ["mentions.parquet", "reports.csv"])
def test_a_table_that_is_damaged_is_a_problem(result: Result, name: str) -> None:
    (result.folder / name).write_bytes(b"\xff\xfe\x00" * 40)
    assert result.failed() == {"tables"}


def test_a_text_that_cannot_be_opened(result: Result) -> None:
    text = result.text()
    text.unlink()
    text.mkdir()
    assert result.failed() == {"texts"}


def test_an_account_of_another_build(result: Result) -> None:
    account = json.loads((result.folder / "run.json").read_text(encoding="utf-8"))
    (result.folder / "run.json").write_text(json.dumps(account | {"reports": 4}), encoding="utf-8")
    assert result.failed() == {"run"}


def test_a_build_that_came_to_no_end(result: Result) -> None:
    (result.folder / "run.json").unlink()
    assert result.failed() == {"run"}


def test_of_a_graph_alone_the_texts_are_not_asked_for(result: Result, tmp_path_factory: pytest.TempPathFactory) -> None:
    alone = tmp_path_factory.mktemp("alone") / "any.ttl"
    shutil.copy(result.folder / "graph.ttl", alone)
    found = validate(alone)
    assert found.valid
    assert {check.name for check in CHECKS} - {check.name for check in found.checks} == {
        "texts", "digest", "quote", "sentence", "tables", "run",
    }  # fmt: skip


def test_words_are_not_said_to_be_right_where_no_text_is_kept(result: Result) -> None:
    shutil.rmtree(result.folder / "texts")
    found = validate(result.folder)
    assert {problem.check for problem in found.problems} == {"texts"}
    assert {check.name for check in CHECKS} - {check.name for check in found.checks} == {"digest", "quote", "sentence"}


def test_the_graph_of_a_folder_is_validated_with_its_folder(result: Result) -> None:
    assert validate(result.folder / "graph.ttl").checks == CHECKS


def test_the_order_of_the_triples_does_not_matter(result: Result) -> None:
    """As another store writes them: not subject by subject."""
    from pyoxigraph import RdfFormat, parse, serialize

    triples = sorted(parse(path=str(result.folder / "graph.ttl"), format=RdfFormat.TURTLE), key=lambda t: str(t.object))
    serialize(triples, str(result.folder / "graph.ttl"), RdfFormat.TURTLE)
    assert result.problems() == []


@pytest.mark.parametrize("content", ["这不是 Turtle", 'doc:1 a "'])
def test_a_damaged_graph_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "g.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(ResultError, match="图谱文件有误"):
        validate(tmp_path / "g.ttl")


def test_a_graph_that_is_not_there_and_a_file_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="请先运行 lawgraph build"):
        validate(tmp_path)
    (tmp_path / "g.csv").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"只能校验 \.ttl 和 \.nt"):
        validate(tmp_path / "g.csv")


def test_problems_come_in_the_order_of_the_text(result: Result) -> None:
    result.text().unlink()
    (result.folder / "run.json").unlink()
    found: Validation = validate(result.folder)
    assert [(p.report, p.check) for p in found.problems] == [("", "run"), (REPORT, "texts")]
