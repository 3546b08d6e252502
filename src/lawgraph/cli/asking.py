"""`lawgraph who-cites`, `lawgraph ask …` and `lawgraph diff`: questions to result folders.

Every question has the same filters and the same ways of giving its answer; `_question` adds them to what a command has of its own.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from lawgraph.cli import talking
from lawgraph.cli.options import Contexts, Kinds, OfLevel, Places, Programs, Years, chosen
from lawgraph.cli.sheets import check_target
from lawgraph.errors import UsageError

app = typer.Typer(
    name="ask",
    help="向结果目录提问：谁引用、引用什么、有何变化、何者同现、何者雷同 / questions to a result folder: who cites, what is cited, what changed, what goes together, what is alike",
    no_args_is_help=True,
)

_FILTERS: dict[str, Any] = {
    "place": Places,
    "level": OfLevel,
    "year": Years,
    "context": Contexts,
    "kind": Kinds,
    "program": Programs,
}
_ANSWER: dict[str, Any] = {
    "as_json": Annotated[
        bool,
        typer.Option("--json", help="输出 JSON，附读过、有、没有的报告数 / print JSON, with the counts of reports"),
    ],
    "csv_file": Annotated[Path | None, typer.Option("--csv", help="写成 CSV 文件 / write the rows into a CSV file")],
}
_OUT = Annotated[Path, typer.Option("--out", "-o", help="结果目录 / folder that build wrote")]
_SPARQL = Annotated[bool, typer.Option("--sparql", help="只显示 SPARQL 查询 / print the SPARQL query instead")]
_Law = Annotated[str, typer.Argument(help="法律名称，全称、简称或拼音 / a law by its full or short name, or in Pinyin")]
_AnyLaw = Annotated[
    str | None, typer.Argument(help="法律名称，不给则为全部 / a law by its full or short name; all without it")
]
_Within = Annotated[
    str, typer.Option("--within", help="同一篇报告 report 或同一句 sentence / in one report or in one sentence")
]
_AtLeast = Annotated[int, typer.Option("--at-least", min=1, help="至少几篇报告 / in so many reports or more")]


def _question(*filters: str, level: str = "all") -> Callable[[Callable[..., Any]], Callable[..., None]]:
    """A command from a function that takes a graph and its own arguments and gives rows; `filters` are those that it understands."""
    return lambda ask: _command(
        ask, filters, {"out": (_OUT, Path("out")), "sparql": (_SPARQL, False)}, {"level": level}, _ask_one(ask, filters)
    )


def _ask_one(ask: Callable[..., Any], filters: tuple[str, ...]) -> Callable[..., None]:
    def run(out: Path, sparql: bool, as_json: bool, csv_file: Path | None, **given: Any) -> None:
        from lawgraph.api import open as open_graph

        if sparql and (as_json or csv_file is not None):
            raise UsageError(
                "--sparql 只显示查询，不能与 --json、--csv 同用 / --sparql prints the query instead of rows: not with --json or --csv"
            )
        graph = open_graph(out)
        check_target(csv_file, out)
        rows = ask(graph, **chosen(given, filters))
        if sparql:
            typer.echo(rows.sparql.rstrip())
        else:
            _give(rows, as_json, csv_file)

    return run


def _command(
    ask: Callable[..., Any],
    filters: tuple[str, ...],
    shared: dict[str, tuple[Any, Any]],
    defaults: dict[str, Any],
    run: Callable[..., None],
) -> Callable[..., None]:
    """A function with the signature that typer and the documentation read."""
    hints = get_type_hints(ask, include_extras=True)
    own = [
        parameter.replace(annotation=hints[name])
        for name, parameter in list(inspect.signature(ask).parameters.items())
        if name in hints and name != "kg" and parameter.kind is not parameter.VAR_KEYWORD
    ]
    more = {
        **{name: (_FILTERS[name], defaults.get(name)) for name in filters},
        **shared,
        **{name: (annotation, None if name == "csv_file" else False) for name, annotation in _ANSWER.items()},
    }
    added = [
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation)
        for name, (annotation, default) in more.items()
    ]

    def command(**given: Any) -> None:
        run(**given)

    parameters = [*own, *added]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__name__, command.__doc__ = ask.__name__, ask.__doc__
    return command


def _give(rows: Any, as_json: bool, csv_file: Path | None) -> None:
    """The answer as it was asked for: a table, JSON, or a file."""
    if csv_file is not None:
        rows.to_csv(csv_file)
    if as_json:
        answer = {"read": rows.read, "with": rows.with_, "without": rows.without, "rows": rows.as_json()}
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    elif csv_file is None:
        talking.show(str(rows))
    else:
        talking.say(f"{len(rows)} 行 / rows → {csv_file}")


@_question("place", "level", "year", "context", "kind", "program", level="township")
def who_cites(kg: Any, law: _Law, **filters: Any) -> Any:
    """哪些乡镇引用了某部法律，附原句 / which townships cite a law, with the sentences."""
    return kg.townships_citing(law, **filters)


@app.command("not-citing")
@_question("place", "level", "year", "context", "program", level="township")
def not_citing(kg: Any, law: _Law, **filters: Any) -> Any:
    """哪些报告读过而没有引用某部法律 / which reports were read and do not cite a law."""
    return kg.reports_not_citing(law, **filters)


@app.command("laws")
@_question("level", "year", "context", "kind", "program")
def laws(
    kg: Any,
    place: Annotated[list[str], typer.Argument(help="一个或几个地方，连同下级 / places, those below them included")],
    **filters: Any,
) -> Any:
    """一个或几个地方引用了哪些法律 / which laws a place, or a group of places, cites."""
    return kg.laws_cited_by(place, **filters)


@app.command("matrix")
@_question("place", "level", "year", "context", "kind", "program")
def matrix(kg: Any, law: _AnyLaw = None, **filters: Any) -> Any:
    """地方与法律的交叉表，每格一行 / places by laws, a row a cell."""
    return kg.law_matrix(law, **filters)


@app.command("change")
@_question("place", "level", "context", "kind", "program")
def change(
    kg: Any,
    before: Annotated[int, typer.Argument(help="较早的年度 / the earlier year")],
    after: Annotated[int, typer.Argument(help="较晚的年度 / the later year")],
    law: _AnyLaw = None,
    **filters: Any,
) -> Any:
    """两个年度之间，每部法律多了、少了、仍有哪些地方引用 / between two years, which places each law gained, lost and kept."""
    rows = kg.change_between(before, after, law, **filters)
    if not rows.read:
        talking.say("没有哪个地方两年都有报告，无从比较 / no place has a report on both years: nothing to compare")
    return rows


@app.command("not-in-force")
@_question("place", "level", "year", "context", "kind", "program")
def not_in_force(kg: Any, law: _AnyLaw = None, **filters: Any) -> Any:
    """引用了尚未施行、已经失效或期限已过的法律之处 / citations of laws that were not in force in the year reported on."""
    return kg.not_in_force(law, **filters)


@app.command("only-in")
@_question("level", "year", "context", "kind", "program")
def only_in(
    kg: Any,
    place: Annotated[
        list[str], typer.Argument(help="引用的地方，连同下级 / the places that cite, those below included")
    ],
    other: Annotated[
        list[str], typer.Option("--not-in", "-n", help="不引用的地方，可多次给出 / the places that do not, repeatable")
    ],
    **filters: Any,
) -> Any:
    """一地（如一省）的报告引用而另一地没有引用的法律 / the laws that one province's (or any place's) reports cite and another's do not."""
    return kg.laws_only_in(place, other, **filters)


@app.command("programs")
@_question("place", "level", "year", "context", "kind")
def programs(kg: Any, law: _AnyLaw = None, within: _Within = "report", at_least: _AtLeast = 1, **filters: Any) -> Any:
    """哪些项目与哪些法律同现，多于偶然几倍 / which programmes go with which laws, and how much more than by chance."""
    return kg.programs_with(law, within=within, at_least=at_least, **filters)


@app.command("institutions")
@_question("place", "level", "year", "context", "kind", "program")
def institutions(
    kg: Any,
    law: _AnyLaw = None,
    within: _Within = "sentence",
    at_least: _AtLeast = 1,
    organs: Annotated[
        bool,
        typer.Option(
            "--organs", help="同类机构合为一行，如各镇司法所 / one row for institutions of one type, as the 司法所"
        ),
    ] = False,
    **filters: Any,
) -> Any:
    """哪些机构与法律写在同一句里 / which institutions are named with a law in one sentence."""
    return kg.institutions_with(law, within=within, at_least=at_least, organs=organs, **filters)


@app.command("first")
@_question("place", "level", "year")
def first(
    kg: Any,
    program: Annotated[str | None, typer.Argument(help="项目名称 / a programme by its name")] = None,
    law: Annotated[str | None, typer.Option("--law", help="改问一部法律 / a law instead")] = None,
    **filters: Any,
) -> Any:
    """读过的报告中，哪些地方最先提到某个项目或法律 / which places, of those read, named a programme or a law first."""
    return kg.first_to_name(program=program, law=law, **filters)


@app.command("alike")
@_question("place", "level", "year")
def alike(
    kg: Any,
    report: Annotated[
        str | None, typer.Argument(help="报告名称，不给则比较全部 / a report by its name; all are compared without it")
    ] = None,
    measure: Annotated[str, typer.Option("--measure", help="jaccard 或 / or cosine")] = "jaccard",
    at_least: Annotated[
        float, typer.Option("--at-least", min=0.0, max=1.0, help="最低相似度 / least similarity")
    ] = 0.5,
    most: Annotated[int, typer.Option("--most", min=1, help="最多几对 / at most so many pairs")] = 100,
    **filters: Any,
) -> Any:
    """哪些报告所提法律和项目最相近，附逐字相同的句子 / which reports name most nearly the same, with the sentences they share."""
    return kg.reports_alike(report, measure=measure, at_least=at_least, most=most, **filters)


@app.command("passages")
@_question("place", "level", "year")
def passages(
    kg: Any,
    characters: Annotated[
        int, typer.Option("--characters", min=1, help="至少几个字 / of so many characters or more")
    ] = 20,
    reports: Annotated[int, typer.Option("--reports", min=2, help="至少在几篇报告中 / in so many reports or more")] = 2,
    **filters: Any,
) -> Any:
    """几篇报告中逐字相同的句子，长的在前 / sentences that recur word for word across reports, the longest first."""
    return kg.repeated_passages(characters=characters, reports=reports, **filters)


def _compare(old: Path, new: Path, as_json: bool, csv_file: Path | None, law: str | None = None, **given: Any) -> None:
    from lawgraph.api import open as open_graph

    filters = chosen(given, _OF_CITATIONS)
    before, after = open_graph(old), open_graph(new)
    check_target(csv_file, old, new)
    _give(before.differences(after, law, **filters), as_json, csv_file)


def _diff(
    old: Annotated[Path, typer.Argument(help="旧的结果目录 / the older result folder")],
    new: Annotated[Path, typer.Argument(help="新的结果目录 / the newer result folder")],
    law: Annotated[str | None, typer.Option("--law", help="只看这部法律 / this law only")] = None,
) -> None:
    """比较两个结果目录：各地多了、少了哪些引用，附原句。有无差别，退出码都是 0 / what a newer result gained and lost in citations, by place and law, with the sentences; exit code 0 with and without differences."""


_OF_CITATIONS = ("place", "level", "year", "context", "kind", "program")
diff = _command(_diff, _OF_CITATIONS, {}, {"level": "all"}, _compare)
