"""Whether the machine has what a build needs: memory, space, processors, a terminal that shows Chinese, a browser."""

from __future__ import annotations

import codecs
import locale
import os
import shutil
import sys
import tempfile
import webbrowser
from contextlib import suppress
from pathlib import Path

from lawgraph.doctor.findings import Finding, State

#: bytes of memory below which a build of some thousand reports may not come to its end
LITTLE_MEMORY = 2 * 2**30
#: bytes of free space: below the first nothing can be built, below the second no large folder
NO_SPACE, LITTLE_SPACE = 50 * 2**20, 2**30
#: files in which Linux says what a container may use
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def memory_bytes() -> int | None:
    """The memory of the machine, or what a container may use of it, in bytes; None where it is not known."""
    sizes = []
    with suppress(AttributeError, ValueError, OSError):
        sizes.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    for file in _LIMITS:
        with suppress(OSError, ValueError):
            sizes.append(int(file.read_text()))
    return min(sizes, default=None)


def memory(size: int | None) -> Finding:
    """`size` in bytes, None when it is not known."""
    if size is None:
        return Finding("memory", State.NOTE, "内存大小未知", "memory: not known on this system")
    told = f"{size / 2**30:.1f} GB"
    if size >= LITTLE_MEMORY:
        return Finding("memory", State.OK, f"内存 {told}", f"memory: {told}")
    return Finding(
        "memory",
        State.WARNING,
        f"内存 {told}，偏少",
        f"memory: {told}, which is little",
        "报告很多时请分批处理，或用 lawgraph build --processes 1",
        "build many reports in parts, or with lawgraph build --processes 1",
    )


def processors() -> Finding:
    """How many processors this process may use."""
    number = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Finding("processors", State.OK, f"{number} 个处理器", f"processors: {number}")


def above(folder: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    folder = folder.absolute()
    return next(place for place in (folder, *folder.parents) if place.exists())


def why_not_written(folder: Path) -> str:
    """Empty when a file can be made in a folder, or the folder can be made; else what the system says."""
    try:
        with tempfile.TemporaryFile(dir=above(folder)) as file:
            file.write(b"lawgraph")
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def free_bytes(folder: Path) -> int | None:
    """The free space where a folder is or will be; None where the system does not say."""
    try:
        return shutil.disk_usage(above(folder)).free
    except OSError:
        return None


def result_folder(out: Path, is_file: bool, fault: str, free: int | None) -> Finding:
    """Whether results can be written: `fault` as `why_not_written` gives it, `free` in bytes."""
    if is_file:
        return Finding(
            "result-folder",
            State.BROKEN,
            f"{out} 是文件，不是目录",
            f"{out} is a file and no folder",
            "请用 --out 另指定目录",
            "name another folder with --out",
        )
    if fault:
        return Finding(
            "result-folder",
            State.BROKEN,
            f"结果目录 {out} 无法写入：{fault}",
            f"the result folder {out} cannot be written: {fault}",
            "请检查权限，或用 --out 另指定目录",
            "check permissions, or name another folder with --out",
        )
    space = f"{free / 2**30:.1f} GB" if free is not None else "?"
    zh, en = f"结果目录 {out} 可写，余 {space}", f"the result folder {out} can be written, {space} free"
    if free is None or free >= LITTLE_SPACE:
        return Finding("result-folder", State.OK, zh, en)
    state = State.BROKEN if free < NO_SPACE else State.WARNING
    return Finding(
        "result-folder", state, zh, en, "请清理磁盘，或用 --out 另指定磁盘", "free some space, or name another disk"
    )


def terminal_encoding() -> str:
    """The encoding in which this terminal shows what it is given, as far as the system says."""
    if sys.platform == "win32":
        import ctypes

        return f"cp{ctypes.windll.kernel32.GetConsoleOutputCP()}"
    return locale.getencoding()


def encodings(terminal: str, files: str) -> Finding:
    """Whether a terminal, and the names of files, can be Chinese: the names of two encodings."""
    named = f"{terminal}，文件名 {files}", f"{terminal}, names of files {files}"
    if _is_utf8(terminal) and _is_utf8(files):
        return Finding("encoding", State.OK, f"终端编码 {named[0]}", f"encoding of the terminal {named[1]}")
    return Finding(
        "encoding",
        State.WARNING,
        f"终端编码 {named[0]}，不是 UTF-8，汉字可能成为乱码",
        f"encoding of the terminal {named[1]}, not UTF-8: Chinese may be garbled",
        "Linux、macOS：export LC_ALL=C.UTF-8；Windows：chcp 65001",
        "Linux, macOS: export LC_ALL=C.UTF-8; Windows: chcp 65001",
    )


def _is_utf8(encoding: str) -> bool:
    try:
        return encoding == "cp65001" or codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def browser() -> Finding:
    """Whether a browser is known that can open a page."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding(
            "browser",
            State.NOTE,
            "没有找到浏览器，网页须自行打开",
            "no browser was found: pages have to be opened by hand",
        )
    return Finding("browser", State.OK, "有浏览器可以打开网页", "there is a browser to open pages")
