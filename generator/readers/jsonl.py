"""JSON Lines: one record a line. An array of records in one JSON file is read too."""

from __future__ import annotations

import json

from generator.model import Origin, Reject
from generator.records import Entry, Reading, entry_or_reject


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
        fields = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Reject(origin=origin, raw=raw, reason=_reason(error))
    return _checked(fields, origin, raw)


def _checked(fields: object, origin: Origin, raw: str) -> Entry | Reject:
    if not isinstance(fields, dict):
        return Reject(origin=origin, raw=raw, reason="this is no JSON object {…}")
    return entry_or_reject(fields, origin, raw)


def _array(text: str, source: str) -> list[Entry | Reject]:
    """Read the records of an array one by one, so that each has its line."""
    decoder = json.JSONDecoder()
    found: list[Entry | Reject] = []
    at = _next(text, text.index("[") + 1)
    while at < len(text) and text[at] != "]":
        origin = Origin(source=source, line=text.count("\n", 0, at) + 1)
        try:
            fields, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            reason = f"{_reason(error)}; nothing after this can be read"
            return [*found, Reject(origin=origin, raw=text[at:], reason=reason)]
        found.append(_checked(fields, origin, text[at:end]))
        at = _next(text, end)
    return found


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n,":
        at += 1
    return at


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    return "not JSON that can be read: " + (str(error) or type(error).__name__)
