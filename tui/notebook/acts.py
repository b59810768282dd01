"""Acts, sources and what they consist of as rows of the notebook's tables, and back.

What is written is JSON in ASCII: it carries any character, lone surrogates and NUL included, and reads in any tool.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

from tui.notebook.standing import Step
from tui.notebook.values import Act, Anchor, Evidence, Opinion, Scope, Source, Tag, Target, Witness

Row: TypeAlias = tuple[Any, ...]

KINDS = ("set", "undo", "redo")
HEX = frozenset("0123456789abcdef")
ID_DIGITS = 32
LARGEST_INTEGER = (1 << 63) - 1
"""Of SQLite."""

ACT_COLUMNS = "id, kind, of, grp, target, before, after, reader, at, evidence"
"""Of the table `act`, in the order in which `act_from` takes them."""

STEP_COLUMNS = "id, kind, of, grp, subject, reader, at"
"""Of the table `act`, in the order of the fields of a `Step`."""


def subject(target: Target) -> str:
    """Name what a target is about.

    An article's digest and two offsets name the words: whether the context is known too makes no difference, nor does
    the order in which a thread's passages are told.

    Args:
        target: The target.

    Returns:
        32 lower-case hex digits, the same for all targets with the same scope and places.
    """
    places = sorted((anchor.digest, anchor.start, anchor.end) for anchor in target.anchors)
    return hashed([target.scope.value, *places])


def hashed(value: object) -> str:
    """Name a value of lists, texts and numbers by its content, in 32 hex digits (128 bits of SHA-256)."""
    return sha256(dumped(value).encode("ascii")).hexdigest()[:ID_DIGITS]


def step(act: Act) -> Step:
    """Say what order and undoing need to know of an act."""
    return Step(act.id, act.kind, act.of, act.group, subject(act.target), act.by, stamped(act.at))


def stamped(at: datetime) -> str:
    """Write a time so that texts sort as times do: ISO 8601 in UTC, to the microsecond.

    Raises:
        ValueError: The time does not tell its zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {at.isoformat()}")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def checked_time(text: object) -> datetime:
    """Read a time that `stamped` wrote.

    Raises:
        ValueError: It is no time, or does not tell its zone.
    """
    at = datetime.fromisoformat(_text(text))
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {text!r}")
    return at


def act_values(act: Act) -> Row:
    """Give the row of an act, in the order of `ACT_COLUMNS` and then its subject.

    Raises:
        ValueError: It is no act: an unknown kind, an id of another form, a time without a zone, no place at all.
    """
    for name in (act.id, act.group, act.of or act.id):
        if len(name) != ID_DIGITS or not HEX.issuperset(name):
            raise ValueError(f"not an id: {name!r}")
    if act.kind not in KINDS or bool(act.of) == (act.kind == "set"):
        raise ValueError(f"neither a set nor an undo or redo of one: {act.kind!r} of {act.of!r}")
    if not act.target.anchors:
        raise ValueError("an act on nothing")
    for anchor in act.target.anchors:
        check_offsets(anchor)
    return (
        act.id,
        act.kind,
        act.of,
        act.group,
        dumped(target_document(act.target)),
        dumped(opinion_document(act.before)),
        dumped(opinion_document(act.after)),
        stored(act.by),
        stamped(act.at),
        None if act.evidence is None else dumped(evidence_document(act.evidence)),
        subject(act.target),
    )


def act_from(row: Sequence[Any]) -> Act:
    """Read an act.

    Args:
        row: The columns named by `ACT_COLUMNS`.

    Raises:
        ValueError: The row makes no sense.
    """
    with making_sense():
        id, kind, of, group, target, before, after, by, at, evidence = row
        return Act(
            id=_text(id),
            kind=_text(kind),
            of=_text(of),
            group=_text(group),
            target=target_from(json.loads(target)),
            before=opinion_from(json.loads(before)),
            after=opinion_from(json.loads(after)),
            by=_text(by),
            at=checked_time(at),
            evidence=None if evidence is None else evidence_from(json.loads(evidence)),
        )


@contextmanager
def making_sense() -> Iterator[None]:
    """Refuse what is read in the block where it has not the form of an act.

    Raises:
        ValueError: It has not.
    """
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError) as error:
        raise ValueError(f"no act: {error}") from error


def check_offsets(anchor: Anchor) -> None:
    """Refuse an anchor that can be in no text.

    Raises:
        ValueError: Its offsets are negative, in the wrong order or beyond all bounds.
    """
    if not 0 <= anchor.start <= anchor.end <= LARGEST_INTEGER:
        raise ValueError(f"no place in a text: {anchor.start} to {anchor.end}")


def anchor_document(anchor: Anchor) -> list[Any]:
    """Write an anchor as a list, for JSON."""
    return [anchor.digest, anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix]


def anchor_from(document: Sequence[Any]) -> Anchor:
    """Read an anchor from the list that `anchor_document` made."""
    digest, start, end, quote, prefix, suffix = document
    return Anchor(_text(digest), _number(start), _number(end), _text(quote), _text(prefix), _text(suffix))


def target_document(target: Target) -> dict[str, Any]:
    """Write a target as a dictionary, for JSON."""
    return {"scope": target.scope.value, "anchors": [anchor_document(anchor) for anchor in target.anchors]}


def target_from(document: Mapping[str, Any]) -> Target:
    """Read a target from the dictionary that `target_document` made."""
    return Target(Scope(document["scope"]), tuple(anchor_from(anchor) for anchor in document["anchors"]))


def opinion_document(opinion: Opinion) -> dict[str, Any]:
    """Write an opinion as a dictionary, for JSON; what is empty is left out."""
    tag = {} if opinion.tag is None else {"tag": opinion.tag.value}
    return {**tag, **({"note": opinion.note} if opinion.note else {})}


def opinion_from(document: Mapping[str, Any]) -> Opinion:
    """Read an opinion from the dictionary that `opinion_document` made."""
    tag = document.get("tag")
    return Opinion(None if tag is None else Tag(tag), _text(document.get("note", "")))


def evidence_document(evidence: Evidence) -> dict[str, Any]:
    """Write evidence as a dictionary, for JSON."""
    return {
        "version": evidence.version,
        "status": evidence.status,
        "reason": evidence.reason,
        "claim": evidence.claim,
        "witnesses": [[one.outlet, anchor_document(one.anchor), one.score] for one in evidence.witnesses],
        "origins": evidence.origins,
    }


def evidence_from(document: Mapping[str, Any]) -> Evidence:
    """Read evidence from the dictionary that `evidence_document` made."""
    return Evidence(
        version=_text(document["version"]),
        status=_text(document["status"]),
        reason=_text(document["reason"]),
        claim=_text(document["claim"]),
        witnesses=tuple(
            Witness(_text(outlet), anchor_from(anchor), float(score)) for outlet, anchor, score in document["witnesses"]
        ),
        origins=_number(document["origins"]),
    )


def source_document(source: Source) -> dict[str, Any]:
    """Write a source as a dictionary, for JSON."""
    return {
        "digest": source.digest,
        "outlet": source.outlet,
        "title": source.title,
        "author": source.author,
        "published": source.published,
        "path": source.path,
        "url": source.url,
        "sketch": list(source.sketch),
    }


def source_from(document: Mapping[str, Any]) -> Source:
    """Read a source from the dictionary that `source_document` made."""
    texts = {
        name: _text(document[name]) for name in ("digest", "outlet", "title", "author", "published", "path", "url")
    }
    return Source(**texts, sketch=tuple(_number(number) for number in document["sketch"]))


def dumped(value: object) -> str:
    """Write JSON in ASCII, as short as can be."""
    return json.dumps(value, separators=(",", ":"))


def stored(text: str) -> bytes:
    """Encode a text for `CAST(? AS TEXT)`: sqlite3 itself refuses a lone surrogate, and the act would be lost."""
    return text.encode("utf-8", "surrogatepass")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"not a whole number: {value!r}")
    return value
