"""What `atlas suggest` says: candidates to read, to paste into the vocabulary, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.linking.suggestions import Suggestion
from generator.vocabulary.concepts import Vocabulary
from generator.vocabulary.faults import DEVICES

_LONGEST_ID = 60


def suggestion_lines(found: Sequence[Suggestion]) -> Iterator[str]:
    """Yield a few lines to read for each candidate."""
    for each in found:
        yield f"{_shown(each.name)} ({each.kind}?): {len(each.papers)} papers"
        if each.spellings[1:]:
            yield f"  also {', '.join(map(_shown, each.spellings[1:]))}"
        yield f"  {', '.join(each.papers)}"
        yield f"  {_shown(each.context)}"


def suggestion_objects(found: Sequence[Suggestion]) -> Iterator[str]:
    """Yield a JSON object for each candidate."""
    for each in found:
        yield json.dumps(asdict(each), ensure_ascii=False)


def suggestion_yaml(
    found: Sequence[Suggestion], vocabulary: Vocabulary, path: Path
) -> Iterator[str]:
    """Yield entries for the vocabulary's `resources`, with what speaks for them as comments."""
    taken = {each.id for each in vocabulary.resources}
    if vocabulary.resources:
        yield f"  # Below `resources:` in {path}; delete what is none, and add a `scope:`"
    else:
        yield "resources:"
    for each in found:
        id = _id(each.name, taken)
        taken.add(id)
        yield f"  # {len(each.papers)} papers: {', '.join(each.papers)}"
        yield f"  # {_shown(each.context)}"
        yield f"  {id}:"
        yield f"    label: {json.dumps(each.name, ensure_ascii=False)}"
        yield f"    kind: {each.kind}"
        if each.spellings[1:]:
            yield f"    also: {json.dumps(each.spellings[1:], ensure_ascii=False)}"


def _id(name: str, taken: set[str]) -> str:
    """Return a folder name that no other resource has."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold())[:_LONGEST_ID].strip("-")
    base = f"{plain}-resource" if plain in DEVICES else plain or "resource"
    return next(
        id
        for n in range(1, len(taken) + 2)
        if (id := base if n == 1 else f"{base}-{n}") not in taken
    )


def _shown(text: str) -> str:
    """Return text of a paper on one line, without anything that a terminal or YAML would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
