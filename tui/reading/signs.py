"""The glyphs that stand for how the accounts stand to a passage."""

from __future__ import annotations

from tui.model import Status

GLYPHS: dict[Status, str] = {
    Status.AGREE: "=",
    Status.CONFLICT: "!",
    Status.EMBELLISH: "+",
    Status.SOLE: "·",
    Status.COMMENT: "~",
}
OMISSION_GLYPH = "∅"
POSSIBLE_GLYPH = "?"
