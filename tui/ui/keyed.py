"""Gives a screen its keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode

from tui.reading.keymap import Action


def give_keys(node: DOMNode, actions: Iterable[Action]) -> None:
    """Bind the keys of some actions to a node, before those that its class has.

    Bindings of a class are the same for every reader, and `App.set_keymap` drops what clashes without a word; a keymap
    has been checked.

    Args:
        node: A screen, after its own `__init__`.
        actions: What can be done there, with the keys of the reader's keymap.
    """
    given = BindingsMap(
        Binding(",".join(action.keys), action.does, action.label, id=action.id, tooltip=action.help)
        for action in actions
        if action.keys
    )
    node._bindings = BindingsMap.merge([given, node._bindings])
