"""JSON Lines: one record a line. An array of records in one JSON file is read too."""

from __future__ import annotations

import json
import re

from generator.model import Origin, Reject
from generator.records import Entry, Reading, entry_or_reject


class _Twice(ValueError):
    """A field stands twice in one object."""


def _fields(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(f"the field `{twice}` stands here twice")
    return fields


_AS_WRITTEN = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
"""Keeps `1.10` as it is written."""
_DECODER = json.JSONDecoder(
    object_pairs_hook=_fields, parse_int=str, parse_float=str, parse_constant=str
)


def read(text: str, source: str) -> Reading:
    """Read records; a faulty line becomes a reject and the rest go on."""
    if text.lstrip().startswith("["):
        found = _array(text, source)
    else:
        found = [
            _record(line, Origin(source=source, line=number))
            for number, line in enumerate(text.split("\n"), 1)
            if line.strip()
        ]
    return Reading(
        entries=tuple(each for each in found if isinstance(each, Entry)),
        rejects=tuple(each for each in found if isinstance(each, Reject)),
    )


def _record(raw: str, origin: Origin) -> Entry | Reject:
    try:
        fields = _DECODER.decode(raw)
    except (ValueError, RecursionError) as error:
        return Reject(origin=origin, raw=raw, reason=_reason(error))
    return _checked(fields, origin, raw)


def _checked(fields: object, origin: Origin, raw: str) -> Entry | Reject:
    if not isinstance(fields, dict):
        return Reject(origin=origin, raw=raw, reason="this is no JSON object {…}")
    return entry_or_reject(fields, origin, raw)


def _array(text: str, source: str) -> list[Entry | Reject]:
    """Read the records of an array one by one, so that each has its line."""
    found: list[Entry | Reject] = []
    at = _next(text, text.index("[") + 1)
    while at < len(text) and text[at] != "]":
        origin = Origin(source=source, line=text.count("\n", 0, at) + 1)
        try:
            fields, end = _DECODER.raw_decode(text, at)
        except _Twice as error:
            _, end = _AS_WRITTEN.raw_decode(text, at)
            found.append(Reject(origin=origin, raw=text[at:end], reason=_reason(error)))
        except (ValueError, RecursionError) as error:
            end = _next_line_of_a_record(text, at)
            raw = text[at:end].rstrip(", \t\n")
            found.append(Reject(origin=origin, raw=raw, reason=_reason(error)))
        else:
            found.append(_checked(fields, origin, text[at:end]))
        at = _next(text, end)
    if behind := text[at + 1 :].strip():
        line = text.count("\n", 0, text.index(behind, at + 1)) + 1
        origin = Origin(source=source, line=line)
        found.append(Reject(origin=origin, raw=behind, reason="this stands behind the array's end"))
    return found


def _next_line_of_a_record(text: str, at: int) -> int:
    """Return where reading can go on: a line that opens an object as far in as this one."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    indent = r"[ \t]*" if before.strip() else re.escape(before)
    following = re.compile(rf"(?m)^{indent}(?=\{{)").search(text, at + 1)
    return following.end() if following else len(text)


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n,":
        at += 1
    return at


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return "not JSON that can be read: " + (str(error) or type(error).__name__)
