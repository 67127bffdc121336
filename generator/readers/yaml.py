"""YAML: a list of records, or a mapping that holds the list under `papers`.

The text is composed into nodes and not into values: every scalar stays the
text that the curator wrote (`NO` is no boolean and `1.10` no number), each
fault has its line and column, and a repeated field is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml as pyyaml

from generator.model import Origin, Reject, Skipped
from generator.nodes import NodeFault, compose_documents, is_null, value_of
from generator.records import Entry, Reading, entry_or_reject

_FIRST_ITEM = re.compile(r"(?m)^( *)-(?=\s|\Z)")
_Found = Entry | Reject | Skipped


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
        skipped=tuple(each for each in found if isinstance(each, Skipped)),
    )


def _items(text: str) -> Iterator[tuple[str, int]]:
    """Yield each item of the outermost list with the number of lines before it."""
    first = _FIRST_ITEM.search(text)
    indent = first[1] if first else ""
    starts = [match.start() for match in re.finditer(rf"(?m)^{indent}-(?=\s|\Z)", text)]
    if not starts or re.search(r"(?m)^(?!#|---|papers:)\s*\S", text[: starts[0]]):
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text[start:end], text.count("\n", 0, start)


def _alone(item: str, above: int, source: str) -> list[_Found]:
    try:
        return list(_records(item, source, above))
    except pyyaml.YAMLError as error:
        line, reason = _place(error, item)
        origin = Origin(source=source, line=above + line)
        return [Reject(origin=origin, raw=item, reason=f"not YAML: {reason}")]


def _place(error: pyyaml.YAMLError, item: str) -> tuple[int, str]:
    """Return the line and what is wrong; what runs on to the end is placed at its start."""
    if not isinstance(error, pyyaml.MarkedYAMLError) or error.problem_mark is None:
        return 1, str(error).partition("\n")[0]
    mark, problem = error.problem_mark, str(error.problem)
    if error.context_mark and mark.index >= len(item.rstrip()):
        mark, problem = error.context_mark, f"{error.context}, {problem}"
    line, column = _line_and_column(item, mark)
    return line, f"column {column}: {problem}"


def _line_and_column(text: str, mark: pyyaml.Mark) -> tuple[int, int]:
    """Count as editors do; YAML takes U+2028 and its like for line ends too."""
    index = min(mark.index, len(text))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _records(text: str, source: str, above: int) -> Iterator[_Found]:
    for root in compose_documents(text):
        listed, beside = _listed(root)
        for node in listed:
            yield _record(node, text, source, above)
        for key, value in beside:
            raw = text[key.start_mark.index : value.end_mark.index].rstrip()
            line, _ = _line_and_column(text, key.start_mark)
            origin = Origin(source=source, line=above + line)
            yield Skipped(origin=origin, raw=raw, reason="a field beside `papers`")


def _listed(root: pyyaml.Node) -> tuple[list[pyyaml.Node], list[tuple[pyyaml.Node, pyyaml.Node]]]:
    """Return a document's records, and the fields beside the list that holds them."""
    if not isinstance(root, pyyaml.MappingNode):
        return _sequence(root), []
    lists = [value for key, value in root.value if key.value == "papers"]
    if not lists:
        return [root], []
    beside = [pair for pair in root.value if pair[0].value != "papers"]
    return [node for value in lists for node in _sequence(value)], beside


def _sequence(node: pyyaml.Node) -> list[pyyaml.Node]:
    if isinstance(node, pyyaml.SequenceNode):
        return list(node.value)
    return [] if is_null(node) else [node]


def _record(node: pyyaml.Node, text: str, source: str, above: int) -> Entry | Reject:
    raw = text[node.start_mark.index : node.end_mark.index].rstrip()
    line, _ = _line_and_column(text, node.start_mark)
    try:
        fields = value_of(node)
        if not isinstance(fields, dict):
            raise NodeFault(node.start_mark, "this is no record (`title: …`, `abstract: …`)")
    except NodeFault as fault:
        line, column = _line_and_column(text, fault.mark)
        origin = Origin(source=source, line=above + line)
        return Reject(origin=origin, raw=raw, reason=f"column {column}: {fault.message}")
    return entry_or_reject(fields, Origin(source=source, line=above + line), raw)
