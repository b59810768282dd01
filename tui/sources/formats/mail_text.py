"""What a mail's text is made of: the letter, what it quotes, what it passes on, and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_INTRODUCTION = 3
"""Lines over which "On … wrote:" is wrapped."""
MAX_GAP = 2
"""Blank lines between it and what it introduces."""
MAX_HEADER_LINES = 12
"""Lines of the headers of a mail that is passed on."""
MAX_COVER_WORDS = 120
"""Words of a letter that only passes something on; with more it is the article itself."""

_FORWARDED = re.compile(
    r"-{2,}\s*(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Message transf[ée]r[ée])\s*-{2,}$"
    r"|Begin forwarded message:$|_{20,}$",
    re.I,
)
_FIELD = re.compile(r"[*_]*(From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Betreff|An)\s*:[*_]*\s*(.*)$", re.I)
_FIELD_NAMES = {"sent": "date", "von": "from", "datum": "date", "betreff": "subject", "an": "to"}
_INTRODUCTION = re.compile(r"(?:On|Am|Le|El)\s.{5,250}\b(?:wrote|schrieb|écrit|escribió)\s*:$", re.S)
_SHORT_INTRODUCTION = re.compile(r".{2,80}\bwrote:$")
_QUOTE = re.compile(r"[>|]\s?")
_SIGNATURE = re.compile(r"--\s?$")
_SENT_FROM = re.compile(
    r"(?:Sent|Get|Gesendet|Envoyé) (?:from|with|von|de) (?:my|Outlook|Proton|meinem|mon)\b.{0,60}$", re.I
)


@dataclass(slots=True)
class Letter:
    """A mail's text taken apart."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    """Headers of the mail that is passed on, by their lower-case names; empty where the text is the mail's own."""
    left_out: list[str] = field(default_factory=list)
    """What was left out, in words."""


def read_letter(text: str) -> Letter:
    """Find the part of a mail's text that is the article.

    Args:
        text: The text, lines ending in newlines.

    Returns:
        The text of the mail that is passed on, where the mail does little else; else the mail's own, without what it
        quotes and without the signature.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    for at, line in enumerate(lines):
        mark = _FORWARDED.match(line.lstrip("> "))
        found = _fields(_unquoted(lines[at + 1 :] if mark else lines[at:], line)) if mark else None
        if found is None:
            continue
        fields, rest = found
        own = lines[:at]
        if len(" ".join(own).split()) <= MAX_COVER_WORDS and any(rest):
            inner = _own(rest)
            inner.fields = fields
            if any(own):
                inner.left_out.insert(0, "the lines above the mail that is passed on")
            return inner
        letter = _own(own)
        letter.left_out.append("a mail that is passed on")
        return letter
    return _own(lines)


def _unquoted(lines: list[str], mark: str) -> list[str]:
    return [_QUOTE.sub("", line, count=1) for line in lines] if mark.startswith(">") else lines


def _fields(lines: list[str]) -> tuple[dict[str, str], list[str]] | None:
    """Read the headers above a mail that is passed on; None where there are none."""
    fields: dict[str, str] = {}
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    last = ""
    for at in range(start, min(start + MAX_HEADER_LINES, len(lines))):
        line = lines[at]
        found = _FIELD.match(line.strip())
        if found:
            last = found[1].lower()
            last = _FIELD_NAMES.get(last, last)
            fields.setdefault(last, found[2].strip())
        elif not line.strip():
            if "from" in fields:
                return fields, lines[at:]
        elif last and line.startswith((" ", "\t")):
            fields[last] = f"{fields[last]} {line.strip()}"
        else:
            return (fields, lines[at:]) if "from" in fields else None
    return None


def _own(lines: list[str]) -> Letter:
    left_out = []
    end = next((at for at, line in enumerate(lines) if _SIGNATURE.match(line) and any(lines[:at])), len(lines))
    if end < len(lines):
        left_out.append("the signature")
    lines = lines[:end]
    while lines and (not lines[-1].strip() or _SENT_FROM.match(lines[-1].strip())):
        lines = lines[:-1]
    quoted = [line.startswith(">") for line in lines]
    if any(quoted):
        if all(is_quoted or not line.strip() for is_quoted, line in zip(quoted, lines, strict=True)):
            return Letter("\n".join(_QUOTE.sub("", line, count=1) for line in lines).strip("\n"), left_out=left_out)
        shown = _without_quotes(lines)
        if len(shown) < len(lines):
            left_out.append("the mail that it answers")
        lines = shown
    return Letter("\n".join(lines).strip("\n"), left_out=left_out)


def _introduction(lines: list[str], at: int) -> int:
    """How many lines above a quotation say whose it is, blank ones included."""
    top = at
    while top > 0 and at - top < MAX_GAP and not lines[top - 1].strip():
        top -= 1
    for count in range(1, min(MAX_INTRODUCTION, top) + 1):
        if _INTRODUCTION.match("\n".join(lines[top - count : top]).strip()):
            return at - top + count
    return at - top + 1 if top > 0 and _SHORT_INTRODUCTION.match(lines[top - 1].strip()) else 0


def _without_quotes(lines: list[str]) -> list[str]:
    """Leave out the quotations of a mail that is answered; a quotation that nobody is said to have written stays."""
    kept: list[str] = []
    is_answered = False
    for at, line in enumerate(lines):
        if not line.startswith(">"):
            is_answered = is_answered and not line.strip()
            kept.append(line)
            continue
        if not is_answered and (at == 0 or not lines[at - 1].startswith(">")):
            count = _introduction(lines, at)
            if count:
                is_answered = True
                del kept[-count:]
        if not is_answered:
            kept.append(_QUOTE.sub("", line, count=1))
    return kept
