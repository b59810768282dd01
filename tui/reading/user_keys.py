"""Which keys do what: the registry's own, or those that the reader chose instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tui.reading.key_contexts import (
    CONTEXTS,
    IN_DETAILS,
    IN_FACTS,
    IN_LIST,
    IN_OVERVIEWS,
    IN_PASTE,
    IN_REVIEW,
    IN_STORIES,
)
from tui.reading.key_names import RESERVED, shown_key
from tui.reading.keymap import GROUPS, Action

ESCAPE = "escape"
NEEDS_A_KEY = (
    "help.show",
    "reader.quit",
    "overview.close",
    "list.close",
    "details.close",
    "paste.close",
    "facts.close",
)
"""Ids of the actions without which a reader would be lost."""
OVERVIEW_GROUP = "In an overview"
LIST_GROUP = "In the list of accounts"
FACTS_GROUP = "In the facts of an account"
DETAIL_GROUP = "In the details"
REVIEW_GROUP = "In the review"
STORY_GROUP = "In the list of stories"
PASTE_GROUP = "Where an article is pasted"
LISTED: Mapping[str, tuple[Action, ...]] = MappingProxyType(
    {
        **GROUPS,
        OVERVIEW_GROUP: IN_OVERVIEWS,
        DETAIL_GROUP: IN_DETAILS,
        REVIEW_GROUP: IN_REVIEW,
        STORY_GROUP: IN_STORIES,
        LIST_GROUP: IN_LIST,
        FACTS_GROUP: IN_FACTS,
        PASTE_GROUP: IN_PASTE,
    }
)
"""Every action of the registry once, by the heading that help and tables put above it."""
REGISTERED: Mapping[str, Action] = MappingProxyType({a.id: a for actions in LISTED.values() for a in actions})
"""Every action of the registry by its id."""


class KeymapError(ValueError):
    """The keys that were chosen cannot be used together, or at all.

    Args:
        reason: What is wrong, and what to do.
        action: Id of the action whose keys are to be changed.
    """

    def __init__(self, reason: str, action: str) -> None:
        super().__init__(reason)
        self.action = action


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of all actions; each key does one thing wherever it is pressed.

    Raises:
        KeymapError: An action is unknown, a key is reserved or does two things, or an action is left without a key.
    """

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys in Textual's names by the id of an action, in place of all that the registry has for it."""
    barred: Mapping[str, str] = field(default_factory=dict)
    """Why an action is not to be had here, by its id; its keys say so."""

    def __post_init__(self) -> None:
        """Freeze the mapping; refuse what would not work."""
        # Escape keeps closing what it closes, whichever other keys are chosen for that.
        chosen = {id_: _with_escape(id_, tuple(dict.fromkeys(keys))) for id_, keys in self.chosen.items()}
        object.__setattr__(self, "chosen", MappingProxyType(chosen))
        for id_, keys in chosen.items():
            _check(id_, keys)
        for actions in CONTEXTS:
            self._check_clashes(actions)

    def _check_clashes(self, actions: Iterable[Action]) -> None:
        does: dict[str, str] = {}
        for action in actions:
            for key in self.keys(action.id):
                other = does.setdefault(key, action.id)
                if other != action.id:
                    blamed, spared = (action.id, other) if action.id in self.chosen else (other, action.id)
                    raise KeymapError(
                        f"{shown_key(key)} is a key of {blamed} and of {spared}: give one of them another", blamed
                    )

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Give the keys of an action, in Textual's names."""
        return self.chosen.get(action_id, REGISTERED[action_id].keys)

    def key(self, action_id: str) -> str:
        """Give the first key of an action as the help shows it, for a message that teaches it."""
        keys = self.keys(action_id)
        return shown_key(keys[0]) if keys else f"“{REGISTERED[action_id].label}” among the commands (^p)"

    def of(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Give actions of the registry with the keys that they have here, without the barred ones."""
        return tuple(action for action in self.bound(actions) if action.id not in self.barred)

    def bound(self, actions: Iterable[Action]) -> tuple[Action, ...]:
        """Give all actions with what their keys do here: those of a barred one tell why."""
        return tuple(
            replace(
                action,
                keys=self.keys(action.id),
                does=f"app.tell_barred({action.id!r})" if action.id in self.barred else action.does,
            )
            for action in actions
        )

    @property
    def groups(self) -> dict[str, tuple[Action, ...]]:
        """Every action once, by its heading."""
        return {group: self.of(actions) for group, actions in LISTED.items()}


def _with_escape(action_id: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    action = REGISTERED.get(action_id)
    closes = action is not None and ESCAPE in action.keys
    return (*keys, ESCAPE) if keys and closes and ESCAPE not in keys else keys


def _check(action_id: str, keys: tuple[str, ...]) -> None:
    """Refuse keys that no action, or this one, can have."""
    if action_id not in REGISTERED:
        from difflib import get_close_matches  # late: only those who mistype need it

        near = get_close_matches(action_id, REGISTERED, n=1)
        hint = f"did you mean {near[0]}?" if near else "`synoptic keys` lists all"
        raise KeymapError(f"no action is called {action_id!r}: {hint}", action_id)
    for key in keys:
        if key in RESERVED and not (key == ESCAPE and ESCAPE in REGISTERED[action_id].keys):
            raise KeymapError(
                f"{shown_key(key)} cannot be a key of {action_id}: {RESERVED[key]}; take another", action_id
            )
    if not keys and action_id in NEEDS_A_KEY:
        raise KeymapError(f"{action_id} needs at least one key", action_id)


USUAL_KEYS = Keymap()
"""The registry's own keys."""
