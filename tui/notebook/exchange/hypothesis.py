"""Annotations as Hypothesis gives them out, put into the W3C's words.

The shape of a row of https://api.hypothes.is/api/search and of the client's exports: `user`, `uri`, `text`, `tags`,
`updated`, and `target` with a list of selectors as the W3C has them.
"""

from __future__ import annotations

from tui.notebook.exchange.fields import Document

ACCOUNT = "acct:"


def as_web_annotation(row: Document) -> Document:
    """Put an annotation into the W3C's words.

    Args:
        row: An annotation, of Hypothesis or of any other program.

    Returns:
        The same in the W3C's words if it is Hypothesis's, else as it is.
    """
    if "uri" not in row or "target" not in row or "body" in row:
        return row
    note, tags = row.get("text"), row.get("tags")
    bodies = [{"value": note, "purpose": "commenting"}] if isinstance(note, str) else []
    bodies += [{"value": tag, "purpose": "tagging"} for tag in (tags if isinstance(tags, list) else [])]
    return {
        "body": bodies,
        "target": [
            {**target, "source": {"id": target.get("source") or row["uri"], "title": _title(row)}}
            for target in (row["target"] if isinstance(row["target"], list) else [])
            if isinstance(target, dict)
        ],
        "creator": _name(row),
        **{new: row[old] for old, new in (("created", "created"), ("updated", "modified")) if old in row},
    }


def _title(row: Document) -> object:
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    return titles[0] if isinstance(titles, list) and titles else ""


def _name(row: Document) -> object:
    shown = row.get("user_info")
    if isinstance(shown, dict) and isinstance(shown.get("display_name"), str) and shown["display_name"]:
        return shown["display_name"]
    user = row.get("user")
    return user.removeprefix(ACCOUNT) if isinstance(user, str) else ""
