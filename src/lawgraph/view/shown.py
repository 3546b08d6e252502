"""A page as a value: shown in a notebook, saved as a file, opened in a browser."""

from __future__ import annotations

import html
import tempfile
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path

from lawgraph.errors import UsageError
from lawgraph.whole import is_folder

#: of the frame in a notebook; the page scrolls nothing itself, it fits what it is given
_HEIGHT = 640


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a network.

    `name` is the name of its file where none is given, `reports` and `entities` how many the network has (a large one is
    not drawn whole), `path` where it was saved.
    """

    html: str = field(repr=False)
    name: str
    reports: int
    entities: int
    path: Path | None = None

    def save(self, path: str | Path) -> Path:
        """Write the page into a file, or under its name into a folder (`is_folder`); returns the file.

        Raises UsageError for a file that cannot be written.
        """
        file = Path(path) / self.name if is_folder(path) else Path(path)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.html.encode("utf-8"))
        except OSError as error:
            raise UsageError(f"无法写入 / cannot be written: {file}: {error.strerror}") from error
        return file

    def open(self) -> Path:
        """Open the page in the default browser; returns its file, a temporary one for a page that was not saved.

        Raises UsageError where no browser can be opened.
        """
        file = self.path or self.save(Path(tempfile.mkdtemp(prefix="lawgraph-")) / self.name)
        if not open_in_browser(file):
            raise UsageError(f"打不开浏览器，请自行打开 / no browser could be opened, open it yourself: {file}")
        return file

    def _repr_html_(self) -> str:
        """The page in a frame of a notebook.

        Its scripts run without access to the notebook (an origin of its own); what they may do is draw, and save a picture.
        """
        return (
            f'<iframe srcdoc="{html.escape(self.html)}" sandbox="allow-scripts allow-downloads" title="{html.escape(self.name)}"'
            f' style="width: 100%; height: {_HEIGHT}px; border: 0"></iframe>'
        )


def open_in_browser(file: Path) -> bool:
    """Open a file in the default browser; False where there is none, or it does not start."""
    try:
        return webbrowser.open(file.resolve().as_uri())
    except (webbrowser.Error, OSError):
        return False
