"""YAML: a list of records, or a mapping that holds the list under `papers`.

The text is composed into nodes and not into values: every scalar stays the
text that the curator wrote (`NO` is no boolean and `1.10` no number), each
fault has its line and column, and a repeated field is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml as pyyaml

from generator.model import Origin, Reject
from generator.records import Entry, Reading, entry_or_reject

_Loader = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_FIRST_ITEM = re.compile(r"(?m)^( *)- ")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 20
_MOST_VALUES = 1_000_000


class _Fault(Exception):
    """What is wrong at one place of the text."""

    def __init__(self, mark: pyyaml.Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark
        self.message = message


def looks_like(start: str) -> bool:
    """Tell whether a text opens as a YAML collection does."""
    return re.match(r"(?:(?:#.*|---)?\n)*(?:- +\w+:|papers:\s*\n)", start) is not None


def read(text: str, source: str) -> Reading:
    """Read records; where the text as a whole is faulty, each item is read by itself."""
    try:
        found = list(_records(text, source, 0))
    except pyyaml.YAMLError:
        found = [each for item in _items(text) for each in _alone(*item, source)]
    return Reading(
        entries=tuple(each for each in found if isinstance(each, Entry)),
        rejects=tuple(each for each in found if isinstance(each, Reject)),
    )


def _items(text: str) -> Iterator[tuple[str, int]]:
    """Yield each item of the outermost list with the number of lines before it."""
    first = _FIRST_ITEM.search(text)
    indent = first[1] if first else ""
    starts = [match.start() for match in re.finditer(rf"(?m)^{indent}- ", text)]
    if not starts or re.search(r"(?m)^(?!#|---|papers:)\s*\S", text[: starts[0]]):
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end], text.count("\n", 0, start)


def _alone(item: str, above: int, source: str) -> list[Entry | Reject]:
    try:
        return list(_records(item, source, above))
    except pyyaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        line = above + 1 + (mark.line if mark else 0)
        where = f"column {mark.column + 1}: " if mark else ""
        origin = Origin(source=source, line=line)
        return [Reject(origin=origin, raw=item, reason=f"not YAML: {where}{problem}")]


def _records(text: str, source: str, above: int) -> Iterator[Entry | Reject]:
    for node in _sequence(pyyaml.compose(text, Loader=_Loader)):
        raw = text[node.start_mark.index : node.end_mark.index].rstrip()
        origin = Origin(source=source, line=above + node.start_mark.line + 1)
        try:
            fields = _value(node, _Budget())
            if not isinstance(fields, dict):
                raise _Fault(node.start_mark, "this is no record (`title: …`, `abstract: …`)")
        except _Fault as fault:
            at = Origin(source=source, line=above + fault.mark.line + 1)
            reason = f"column {fault.mark.column + 1}: {fault.message}"
            yield Reject(origin=at, raw=raw, reason=reason)
        else:
            yield entry_or_reject(fields, origin, raw)


def _sequence(root: pyyaml.Node | None) -> list[pyyaml.Node]:
    if root is None:
        return []
    if isinstance(root, pyyaml.MappingNode):
        papers = [value for key, value in root.value if key.value == "papers"]
        return _sequence(papers[0]) if papers else [root]
    return root.value if isinstance(root, pyyaml.SequenceNode) else [root]


class _Budget:
    """Bounds what aliases can blow up."""

    def __init__(self) -> None:
        self.left = _MOST_VALUES

    def spend(self, node: pyyaml.Node, depth: int) -> None:
        self.left -= 1
        if depth > _DEEPEST:
            raise _Fault(node.start_mark, f"nested more than {_DEEPEST} deep")
        if self.left < 0:
            raise _Fault(node.start_mark, f"more than {_MOST_VALUES:,} values in one record")


def _value(node: pyyaml.Node, budget: _Budget, depth: int = 0) -> object:
    budget.spend(node, depth)
    if isinstance(node, pyyaml.MappingNode):
        return _mapping(node, budget, depth)
    if isinstance(node, pyyaml.SequenceNode):
        return [_value(part, budget, depth + 1) for part in node.value]
    plain = node.style is None
    return None if plain and node.value in _NOTHING else node.value


def _mapping(node: pyyaml.MappingNode, budget: _Budget, depth: int) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, pyyaml.ScalarNode):
            raise _Fault(key.start_mark, "a field's name must be plain text")
        if key.value in fields:
            raise _Fault(key.start_mark, f"the field `{key.value}` stands here twice")
        fields[key.value] = _value(value, budget, depth + 1)
    return fields
