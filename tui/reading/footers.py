"""What the line at the bottom teaches in each context, most useful first."""

from __future__ import annotations

from tui.reading.key_contexts import IN_DETAILS, IN_OVERVIEWS, IN_PASTE, IN_REVIEW, IN_STORIES
from tui.reading.keymap import ACTIONS, Action

_BY_ID = {action.id: action for action in (*ACTIONS, *IN_OVERVIEWS, *IN_PASTE, *IN_DETAILS, *IN_REVIEW, *IN_STORIES)}

FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_]
    for id_ in (
        "aligned.next",
        "counterpart.go",
        "matrix.show",
        "conflict.next",
        "omission.next",
        "arrangement.switch",
        "tag.verified",
        "tag.dubious",
        "search.open",
        "embellishment.next",
        "people.show",
        "timeline.show",
        "outlets.list",
        "review.show",
        "details.show",
        "jump.back",
        "tag.undo",
        "help.show",
        "reader.quit",
    )
)
"""What the line at the bottom teaches, as much of it as fits; the last two always."""

OVERVIEW_FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_]
    for id_ in (
        "row.open",
        "rows.sort",
        "rows.filter",
        "account.next",
        "matrix.show",
        "people.show",
        "timeline.show",
        "conflict.next",
        "help.show",
        "overview.close",
    )
)
"""The same in an overview."""

REVIEW_FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_]
    for id_ in (
        "row.open",
        "rows.filter",
        "rows.sort",
        "tag.verified",
        "tag.dubious",
        "note.write",
        "review.untag",
        "tag.undo",
        "review.whole",
        "orphan.attach",
        "review.more",
        "help.show",
        "overview.close",
    )
)
"""The same in the review."""

STORY_FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_]
    for id_ in (
        "story.open",
        "story.unfold",
        "story.fold",
        "version.read",
        "comparing.stop",
        "help.show",
        "overview.close",
    )
)
"""The same in the list of stories."""

DETAIL_FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_]
    for id_ in (
        "passage.next",
        "aligned.next",
        "counterpart.go",
        "tag.verified",
        "tag.dubious",
        "conflict.next",
        "embellishment.next",
        "omission.next",
        "page.next",
        "tag.undo",
        "help.show",
        "details.close",
    )
)
"""The same in the details."""

PASTE_FOOTER: tuple[Action, ...] = tuple(
    _BY_ID[id_] for id_ in ("paste.open", "paste.off", "passage.next", "page.next", "help.show", "paste.close")
)
"""The same where an article is pasted."""
