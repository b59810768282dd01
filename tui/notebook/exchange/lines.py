r"""All of a notebook as JSON lines: nothing is left out, and reading gives back equal values.

Each line is an object that tells the version of this format and holds one thing, so that files may be joined, split
and filtered with any tool for lines:

    {"synoptic": 1, "notebook": {"acts": 2, "sources": 1, "whereabouts": 1}}
    {"synoptic": 1, "source": {"digest": "…", "outlet": "Harbour Post", …}}
    {"synoptic": 1, "act": {"id": "…", "kind": "set", …}}
    {"synoptic": 1, "whereabouts": {"anchor": {…}, "elsewhere": {…}, …}}

The first line says how many are to come, so that a file cut short is noticed. Text is UTF-8; control characters and
lone surrogates are written as `\u` escapes.
"""

from __future__ import annotations

from collections.abc import Iterable

from tui.notebook.exchange import fields
from tui.notebook.exchange.documents import (
    act_document,
    act_from,
    source_document,
    source_from,
    whereabouts_document,
    whereabouts_from,
)
from tui.notebook.exchange.fields import Document, dumped
from tui.notebook.exchange.imported import ExchangeError, Imported, LeftOut
from tui.notebook.values import Act, Source
from tui.notebook.whereabouts import Whereabouts

SCHEMA = 1
"""Version of the lines; a change that older programs would misread raises it."""
MARK = "synoptic"
"""The key by which a line is known for one of ours; its value is the version."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BLANK = b" \t\r\n"


def write_lines(history: Iterable[Act], sources: Iterable[Source], whereabouts: Iterable[Whereabouts] = ()) -> str:
    """Write all that a notebook holds.

    Args:
        history: Acts, undone ones and undos included, in the order in which reading shall give them back.
        sources: What their digests stand for.
        whereabouts: Where anchors were found in other versions of their articles.

    Returns:
        The lines, each with a newline at its end.
    """
    acts, articles, findings = [*history], [*sources], [*whereabouts]
    head: Document = {"notebook": {"acts": len(acts), "sources": len(articles), "whereabouts": len(findings)}}
    bodies: list[Document] = [
        head,
        *({"source": source_document(source)} for source in articles),
        *({"act": act_document(act)} for act in acts),
        *({"whereabouts": whereabouts_document(one)} for one in findings),
    ]
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
        tuple(reading.acts.values()), tuple(reading.sources), tuple(reading.left_out), tuple(reading.whereabouts)
    )


class _Reading:
    """What the lines read so far hold."""

    def __init__(self) -> None:
        self.acts: dict[str, Act] = {}
        self.sources: dict[Source, None] = {}
        self.left_out: list[LeftOut] = []
        self.whereabouts: dict[Whereabouts, None] = {}
        self._promised = dict.fromkeys(("acts", "sources", "whereabouts"), 0)
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
        elif "notebook" in document:
            head = fields.part(document, "notebook")
            for name in self._promised:
                self._promised[name] += fields.number(head, name)
        else:
            raise ValueError("neither an act nor a source nor whereabouts")

    def count(self) -> None:
        """Notice what a file that was cut short has lost."""
        for name, promised in self._promised.items():
            if self._met[name] < promised:
                self.left_out.append(
                    LeftOut("the file", f"{promised} {name} were written, {self._met[name]} are there")
                )
