"""What SECURITY.md promises: nothing is asked of the network unasked, no file brings code along, no text becomes a command.

What is promised of single parts is tested beside them; SECURITY.md lists where.
"""

from __future__ import annotations

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph
import pytest
from corpus.samples import REPORT

import lawgraph
from lawgraph.errors import NameUnknownError, UsageError
from lawgraph.query import KnowledgeGraph
from lawgraph.query.curated import curated_names, curated_query

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "lawgraph").rglob("*.py"))

# --- the promises


def test_every_promise_names_tests_that_are_there() -> None:
    rows = [line for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines() if "`tests/" in line]
    assert len(rows) >= 12
    named = {name for row in rows for name in re.findall(r"`(tests/[\w/.]+)`", row)}
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


# --- the network

#: runs a command with every use of a socket refused, by whichever library; the exit code tells of a use
_OFFLINE = """
import sys
def audit(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        print("asked:", event, arguments, file=sys.stderr)
        raise PermissionError(f"{event} {arguments}")
sys.addaudithook(audit)
from lawgraph.cli import main
sys.argv = ["lawgraph", *sys.argv[1:]]
main()
"""


def offline(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _OFFLINE, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def built_offline(tmp_path_factory: pytest.TempPathFactory, sample_corpus: Path) -> Path:
    out = tmp_path_factory.mktemp("offline") / "out"
    done = offline("build", sample_corpus, "--out", out)
    assert (done.returncode, re.findall("asked: .*", done.stderr)) == (0, [])
    return out


@pytest.mark.parametrize(
    "command",
    [
        ("extract", ROOT / "corpus" / "chongqing-qijiang-zhongfeng-2020.txt"),
        ("check", ROOT / "corpus"),
        ("who-cites", "民法典", "--out", "{out}"),
        ("ask", "not-citing", "民法典", "--out", "{out}"),
        ("diff", "{out}", "{out}"),
        ("catalogue", "find", "民法典"),
        ("validate", "{out}"),
        ("view", "{out}", "--output", "{out}/again.html"),
        ("export", "graphml", "{out}/again.graphml", "--out", "{out}"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_asks_nothing_of_the_network(command: tuple[str | Path, ...], built_offline: Path) -> None:
    done = offline(*(str(part).replace("{out}", str(built_offline)) for part in command))
    assert re.findall("asked: .*", done.stderr) == []
    assert done.returncode == 0, done.stderr


def test_what_asks_the_network_is_noticed(built_offline: Path) -> None:
    done = offline("push", "http://127.0.0.1:9/store", "--out", built_offline)
    assert "asked: socket." in done.stderr


# --- files of others bring no code along

_RUNS_CODE = {
    *("eval", "exec", "__import__", "pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "yaml"),
    *("read_pickle", "to_pickle", "write_gpickle", "Read_Pickle", "load_module", "system", "popen"),
}


def _run(tree: ast.AST) -> list[str]:
    """What a module uses that can turn data into code: calls by name, modules, `allow_pickle=True`, `shell=True`."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            called = called or (node.func.attr if isinstance(node.func, ast.Attribute) else "")
            found += [called] if called in _RUNS_CODE else []
            found += [
                f"{word.arg}=…"
                for word in node.keywords
                if word.arg in {"allow_pickle", "shell"}
                and not (isinstance(word.value, ast.Constant) and word.value.value is False)
            ]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None) or ""
            names = {module.split(".")[0], *(alias.name.split(".")[0] for alias in node.names)}
            found += sorted(names & _RUNS_CODE)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_module_turns_data_into_code(path: Path) -> None:
    assert _run(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        *("import pickle", "from marshal import loads", "eval(text)", "np.load(file, allow_pickle=True)"),
        *("os.system(command)", "run(command, shell=1)", "pandas.read_pickle(file)"),
    ],
)
def test_what_turns_data_into_code_is_noticed(code: str) -> None:
    assert _run(ast.parse(code)) != []


# --- texts of others stay texts

HOSTILE = [
    "《=cmd|'calc'!A1的决定》",
    "《<script>alert(1)</script>条例》",
    '《关于"><img src=x onerror=alert(1)>的通知》',
    '《关于" . <http://evil.example/a> <http://evil.example/b> "的通知》',
    "《关于' } ; DROP ALL ; #的办法》",
    '《关于\\"\\u0022\\n的意见》',
    "《关于[/b][red]的规定》",
    "《关于\x1b[31m\x08的规定》",
]
NAMES = ["=1+1", "<b>页</b>", 'a" . <http:x> "', "line\nbreak", "@SUM(A1)"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of reports whose names and titles are attempts at something."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = folder / "reports"
    reports.mkdir()
    for number, name in enumerate(NAMES):
        text = REPORT.replace("白石镇", f"第{number}镇").replace("《中华人民共和国宪法》", "、".join(HOSTILE))
        rows = [{"id": name, "text": text}]
        with (reports / f"t{number}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["id", "text"])
            writer.writeheader()
            writer.writerows(rows)
    lawgraph.build(reports, folder / "out")
    return folder / "out"


def test_the_titles_are_found_at_all(hostile: Path) -> None:
    text = (hostile / "mentions.csv").read_text(encoding="utf-8-sig")
    assert sum(1 for title in HOSTILE if title[3:7].replace('"', '""') in text) >= 6


def test_no_cell_of_any_table_is_a_formula(hostile: Path) -> None:
    cells = [
        cell
        for path in hostile.glob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
        for cell in row
    ]
    assert [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![0-9.])", cell)] == []


def test_the_graph_has_no_statement_of_theirs(hostile: Path) -> None:
    quads = list(pyoxigraph.parse(path=hostile / "graph.ttl", format=pyoxigraph.RdfFormat.TURTLE))
    assert quads
    assert [q for q in quads if "evil.example" in getattr(q.subject, "value", "") + q.predicate.value] == []


@pytest.mark.parametrize("name", ["network.graphml", "network.gexf"])
def test_the_network_is_well_formed(name: str, hostile: Path) -> None:
    assert len(list(ElementTree.parse(hostile / name).iter())) > 10


def test_the_page_has_none_of_their_markup(hostile: Path) -> None:
    page = (hostile / "view.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


INJECTIONS = [
    '民法典" } SELECT * { ?s ?p ?o } #',
    "民法典> } #",
    "民法典\\",
    "民法典\n} INSERT DATA { <a:b> <a:b> <a:b> }",
    "?law",
    "<https://x> . ?s ?p ?o",
]


@pytest.mark.parametrize("typed", INJECTIONS)
@pytest.mark.parametrize("ask", ["townships_citing", "reports_not_citing", "not_in_force"])
def test_what_people_type_is_a_name_or_a_mistake_and_never_a_query(ask: str, typed: str, sample_graph: Path) -> None:
    asked = getattr(KnowledgeGraph(sample_graph), ask)
    try:
        told = list(asked(typed))
    except (NameUnknownError, UsageError):
        return  # no name, and said so
    assert told == list(asked("民法典"))


#: an IRI or a literal of SPARQL, as a query has them
_TERM = re.compile(r"<[^<>\s]*>|\"(?:[^\"\\\n]|\\.)*\"")


@pytest.mark.parametrize("name", curated_names())
def test_a_parameter_of_a_query_is_one_term_whatever_is_typed(name: str) -> None:
    query = curated_query(name)
    store = pyoxigraph.Store()
    for parameter in [one for one in query.parameters if query.kinds[one] != "number"]:
        harmless = _TERM.sub("term", query.bound({parameter: "x"}))
        for typed in INJECTIONS:
            written = query.bound({parameter: f"https://example.org/{typed}"})
            assert _TERM.sub("term", written) == harmless
            store.query(written)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_module_in_the_working_folder_is_not_run(processes: str, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(400 if processes == "2" else 1):  # fewer are not worth a second process
        (reports / f"{number}.txt").write_text(REPORT.replace("白石", f"第{number}"), encoding="utf-8")
    for module in ("json", "lawgraph", "numpy"):
        (tmp_path / f"{module}.py").write_text("open('run', 'w').close()\n")
    script = "import sys; from lawgraph.cli import main; sys.argv = ['lawgraph', *sys.argv[1:]]; main()"
    command = [sys.executable, "-P", "-c", script, "build", "reports", "--processes", processes]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, done.stderr)
    assert not (tmp_path / "run").exists()


def test_the_module_is_run_with_no_other_of_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for module in ("html", "json", "typer", "jieba"):
        (tmp_path / f"{module}.py").write_text("open('run', 'w').close()\n")
    command = [sys.executable, "-m", "lawgraph", "build", "a.txt", "--out", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, done.stderr)
    assert not (tmp_path / "run").exists()


def test_a_title_is_no_markup_of_the_summary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        REPORT.replace("《中华人民共和国宪法》", "《关于[/b][red]的规定》"), encoding="utf-8"
    )
    done = offline("build", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "关于[/b][red]的规定" in done.stdout
