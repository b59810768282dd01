r"""All of a notebook as JSON lines: nothing is left out, and reading gives back equal values.

Each line is an object that tells the version of this format and holds one thing, so that files may be joined, split
and filtered with any tool for lines:

    {"synoptic": 1, "notebook": {"acts": 2, "sources": 1, "whereabouts": 1, "corrections": 1, "pasted": 1}}
    {"synoptic": 1, "source": {"digest": "…", "outlet": "Harbour Post", …}}
    {"synoptic": 1, "act": {"id": "…", "kind": "set", …}}
    {"synoptic": 1, "whereabouts": {"anchor": {…}, "elsewhere": {…}, …}}
    {"synoptic": 1, "correction": {"digest": "…", "of": "outlet", "value": "Bay News", …}}
    {"synoptic": 1, "pasted": {"beside": "…", "name": "…", "text": "…", "is_kept": true, …}}

The first line says how many are to come, so that a file cut short is noticed. Text is UTF-8; control characters and
lone surrogates are written as `\u` escapes.
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.notebook.corrections import Correction
from tui.notebook.exchange import fields
from tui.notebook.exchange.documents import (
    act_document,
    act_from,
    correction_document,
    correction_from,
    pasted_document,
    pasted_from,
    source_document,
    source_from,
    whereabouts_document,
    whereabouts_from,
)
from tui.notebook.exchange.fields import Document, dumped
from tui.notebook.exchange.imported import ExchangeError, Imported, LeftOut
from tui.notebook.pasted import Pasted
from tui.notebook.values import Act, Source
from tui.notebook.whereabouts import Whereabouts

SCHEMA = 1
"""Version of the lines; a change that older programs would misread raises it."""
MARK = "synoptic"
"""The key by which a line is known for one of ours; its value is the version."""
COUNTED = ("acts", "sources", "whereabouts", "corrections", "pasted")
"""What the first line counts."""
ADDED_LATER = ("corrections", "pasted")
"""What the first line of an older file does not count."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r\n"


def write_lines(
    history: Iterable[Act],
    sources: Iterable[Source],
    whereabouts: Iterable[Whereabouts] = (),
    corrections: Iterable[Correction] = (),
    pasted: Iterable[Pasted] = (),
) -> str:
    """Write all that a notebook holds.

    Args:
        history: Acts, undone ones and undos included, in the order in which reading shall give them back.
        sources: What their digests stand for.
        whereabouts: Where anchors were found in other versions of their articles.
        corrections: What readers corrected of articles.
        pasted: What they pasted and took away.

    Returns:
        The lines, each with a newline at its end.
    """
    lines: dict[str, list[Document]] = {
        "sources": [{"source": source_document(source)} for source in sources],
        "acts": [{"act": act_document(act)} for act in history],
        "whereabouts": [{"whereabouts": whereabouts_document(one)} for one in whereabouts],
        "corrections": [{"correction": correction_document(one)} for one in corrections],
        "pasted": [{"pasted": pasted_document(one)} for one in pasted],
    }
    head: Document = {"notebook": {name: len(lines[name]) for name in COUNTED}}
    bodies = [head, *(body for part in lines.values() for body in part)]
    return "".join(dumped({MARK: SCHEMA, **body}) + "\n" for body in bodies)


def read_lines(data: bytes) -> Imported:
    """Read what `write_lines` wrote, also from files joined, split or filtered.

    Args:
        data: The file.

    Returns:
        Its acts and sources, and which lines are neither. Of an act that is there twice the first counts.

    Raises:
        ExchangeError: A line is of a newer version of the format.
    """
    reading = _Reading()
    for number, line in enumerate(data.removeprefix(BYTE_ORDER_MARK).split(b"\n"), 1):
        if line.strip(BLANK):
            try:
                reading.take(fields.an_object(fields.loaded(line), "the line"))
            except ValueError as error:
                reading.left_out.append(LeftOut(f"line {number}", str(error)))
    reading.count()
    return Imported(
        tuple(reading.acts.values()),
        tuple(reading.sources),
        tuple(reading.left_out),
        tuple(reading.whereabouts),
        tuple(reading.corrections),
        tuple(reading.pasted),
    )


class _Reading:
    """What the lines read so far hold."""

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.sources: dict[Source, None] = {}
        self.left_out: list[LeftOut] = []
        self.whereabouts: dict[Whereabouts, None] = {}
        self.corrections: dict[Correction, None] = {}
        self.pasted: dict[Pasted, None] = {}
        self._promised = dict.fromkeys(COUNTED, 0)
        self._met = dict.fromkeys(self._promised, 0)

    def take(self, document: Document) -> None:
        version = fields.number(document, MARK)
        if version > SCHEMA:
            raise ExchangeError(
                f"it was written by a newer synoptic (version {version} of the lines, this one knows {SCHEMA}): "
                "update synoptic"
            )
        if "act" in document:
            act = act_from(fields.part(document, "act"))
            self._met["acts"] += 1
            if self.acts.setdefault(act.id, act) != act:
                raise ValueError(f"act {act.id} is there twice and not the same")
        elif "source" in document:
            source = source_from(fields.part(document, "source"))
            self.sources.pop(source, None)  # what is known last of an article comes last
            self.sources[source] = None
            self._met["sources"] += 1
        elif "whereabouts" in document:
            self.whereabouts[whereabouts_from(fields.part(document, "whereabouts"))] = None
            self._met["whereabouts"] += 1
        elif "correction" in document:
            self.corrections[correction_from(fields.part(document, "correction"))] = None
            self._met["corrections"] += 1
        elif "pasted" in document:
            self.pasted[pasted_from(fields.part(document, "pasted"))] = None
            self._met["pasted"] += 1
        elif "notebook" in document:
            head = {**dict.fromkeys(ADDED_LATER, 0), **fields.part(document, "notebook")}
            for name in self._promised:
                self._promised[name] += fields.number(head, name)
        else:
            raise ValueError("no act, source, whereabouts, correction or pasted text")

    def count(self) -> None:
        """Notice what a file that was cut short has lost."""
        for name, promised in self._promised.items():
            if self._met[name] < promised:
                self.left_out.append(
                    LeftOut("the file", f"{promised} {name} were written, {self._met[name]} are there")
                )
