"""Tells people of a story who speak to each other from sources who speak to the reader."""

from __future__ import annotations

from collections.abc import Sequence

from tui.findings.lexicon import entries
from tui.findings.phrases import Token

LISTENERS = frozenset("me him her them himself herself themselves nobody someone everyone each no".split())
OWN = frozenset("his her their my its".split())
"""Whom people of a story speak to; who tells a newspaper something tells "the Post" or "reporters"."""
SCENE_MANNER = frozenset(
    """softly quietly gently hoarsely calmly coldly slowly grimly wearily bitterly tenderly flatly drily dryly sharply
    simply""".split()
)
ACTING = frozenset(
    """slid shut ran went turned left took gave shook sat stood put threw held fell began rose drew bent kept let set
    wept swept swung caught hung struck bowed knelt broke felt knew bit drank ate led drove rang wrote""".split()
)
"""Past forms without -ed: what a speaker does next in a scene."""
PLAIN_PARTICIPLES = frozenset(
    """adding noting saying referring citing speaking describing calling recalling according pointing warning urging
    arguing explaining stressing insisting acknowledging sounding using including following regarding pending
    declining""".split()
)
"""Words in -ing after "she said," that go on reporting; any other ("wiping her eyes") paints a scene."""


def is_scene(words: Sequence[Token], verb: int, last: int, *, quoted: bool, heard_by_outlet: bool) -> bool:
    """Tell whether a verb of speech belongs to a scene.

    Args:
        words: The tokens of the passage.
        verb: Index of the verb.
        last: Index after the verb and its subject.
        quoted: Whether a quotation stands beside them.
        heard_by_outlet: Whether an outlet is told.
    """

    def low(at: int) -> str:
        return words[at].low if 0 <= at < len(words) else ""

    if heard_by_outlet:
        return False
    after = low(verb + 1)
    if words[verb].low in ("told", "tells") and (after in LISTENERS - {"me"} or after in OWN):
        return True
    # "To his aide, he remarked …"
    if low(0) == "to" and low(1) in OWN | LISTENERS:
        return True
    if not quoted:
        return False
    if after == "to" and low(verb + 2) in LISTENERS | OWN | {"the", "a", "an"}:
        return True
    if low(last) in SCENE_MANNER or low(verb - 1) in SCENE_MANNER:
        return True
    comma = low(last) == ","
    then = low(last + comma)
    if then == "and":
        does = low(last + comma + 1)
        narrates = does in ACTING or does in ("that", "it", "then")
        return narrates or (does.endswith("ed") and does not in entries("speech") | entries("assertion"))
    return comma and then.endswith("ing") and then not in PLAIN_PARTICIPLES
