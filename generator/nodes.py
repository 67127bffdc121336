"""YAML as nodes: every scalar stays the text that was written, and every fault has its place.

Composing without resolving means that `NO` is no boolean and `1.10` no number.
A repeated field is a fault, and what aliases and nesting can blow up is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 20
_MOST_VALUES = 1_000_000


class NodeFault(Exception):
    """What is wrong at one place of a text that is YAML."""

    def __init__(self, mark: yaml.Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark
        self.message = message


def compose_documents(text: str) -> Iterator[yaml.Node]:
    """Yield the root of each document.

    Raises:
        yaml.YAMLError: If the text is no YAML, or nested more than 20 deep.
    """
    _refuse_depth(text)
    yield from yaml.compose_all(text, Loader=_Loader)


def _refuse_depth(text: str) -> None:
    """Refuse what is nested so deep that composing it would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 2:
            mark = cast("yaml.Mark", event.start_mark)
            raise yaml.MarkedYAMLError(None, None, f"nested more than {_DEEPEST} deep", mark)


def is_null(node: yaml.Node) -> bool:
    """Tell whether a scalar stands for nothing."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING


def value_of(node: yaml.Node) -> object:
    """Return what a node holds: dicts, lists, strings and None.

    Raises:
        NodeFault: If a field is repeated or has no plain name, or the value is out of bounds.
    """
    return _value(node, _Budget(), 0)


class _Budget:
    """Bounds what aliases can blow up."""

    def __init__(self) -> None:
        self.left = _MOST_VALUES

    def spend(self, node: yaml.Node, depth: int) -> None:
        self.left -= 1
        if depth > _DEEPEST:
            raise NodeFault(node.start_mark, f"nested more than {_DEEPEST} deep")
        if self.left < 0:
            raise NodeFault(node.start_mark, f"more than {_MOST_VALUES:,} values in one record")


def _value(node: yaml.Node, budget: _Budget, depth: int) -> object:
    budget.spend(node, depth)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, budget, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(part, budget, depth + 1) for part in node.value]
    return None if is_null(node) else node.value


def _mapping(node: yaml.MappingNode, budget: _Budget, depth: int) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise NodeFault(key.start_mark, "a field's name must be plain text")
        if key.value in fields:
            raise NodeFault(key.start_mark, f"the field `{key.value}` stands here twice")
        fields[key.value] = _value(value, budget, depth + 1)
    return fields
