"""A command line that cannot be understood, said in Chinese first; the library that parses it says it in English only."""

from __future__ import annotations

import re
from typing import Any

import typer

#: the library's error for a command line that cannot be understood: it exports only what is derived from it
Misuse: type[Exception] = typer.BadParameter.mro()[1]

#: how a message of the library begins, or the name of the error's class
_WHAT = {
    "No such command": "没有这个命令",
    "Missing command": "没有给出命令",
    "Got unexpected extra argument": "多出了参数",
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "缺少参数",
    "BadParameter": "参数的值不能用",
    "BadOptionUsage": "选项的用法不对",
    "BadArgumentUsage": "参数的个数不对",
}
#: what a value has to be, by how a message says it
_WANTED = {
    r"valid integer": "须为整数",
    r"valid number": "须为数字",
    r"is not one of (.+)": r"须为下列之一：\1",
    r"less than or equal to (\S+)": r"不得大于 \1",
    r"greater than or equal to (\S+)": r"不得小于 \1",
}
#: options of the whole program, which stand in front of the command
_WHOLE = frozenset({"--verbose", "--quiet", "--log-file"})


def explained(error: Any) -> str:
    """What was wrong, Chinese first, on the first line; how the command is used, on the next ones."""
    english = str(error.format_message()).replace("Value error, ", "").rstrip(".")
    names = (type(error).__name__, english)
    chinese = next((zh for start, zh in _WHAT.items() if any(name.startswith(start) for name in names)), "命令行有误")
    for pattern, zh in _WANTED.items():
        if found := re.search(pattern, english):
            chinese += f"，{found.expand(zh)}"
    return f"{chinese} / {english}\n{_advice(error)}"


def _advice(error: Any) -> str:
    option = getattr(error, "option_name", "")
    if option in _WHOLE:
        return f"请写在命令之前 / put it in front of the command: lawgraph {option} …"
    if error.ctx is None:
        return "用法 / usage: lawgraph --help"
    return f"用法 / {error.ctx.get_usage()}\n详见 / more: {error.ctx.command_path} --help"
