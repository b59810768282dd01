"""What the help explains beside the actions: numbers before keys, and the signs of the gutter."""

from __future__ import annotations

COUNTS: tuple[tuple[str, str], ...] = (
    ("5j 3J 2d", "five passages on, three aligned, two half pages"),
    ("3v 2x", "three passages from here on verified, two dubious"),
    ("12g 50%", "the 12th passage of the column, half way down"),
    ("esc", "drops the number"),
)
"""What digits before a key do."""

SIGNS: tuple[tuple[str, str], ...] = (
    ("=", "agree: another account reports it too"),
    ("!", "conflict: another account contradicts it"),
    ("+", "embellish: vivid, found only here, no source named"),
    ("·", "sole: only this account reports it"),
    ("~", "comment: opinion or background"),
    ("?", "possibly the same as the passage under the cursor"),
    ("∅", "omission: others report it here, this account does not"),
    ("✓", "tagged verified: by you, or else by another reader"),
    ("✗", "tagged dubious: by you, or else by another reader"),
    ("✓?", "not saved yet: the notebook could not take it"),
    ("✎", "has a note; below the tag where there is one"),
    ("≠", "readers tag it differently"),
    ("/", "in the minimap: a hit of the search"),
)
"""The glyphs of the gutter and what they mean."""
