"""What can be wrong with the resources of a vocabulary file, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.vocabulary.faults import DEVICES, Fault, Place
from generator.vocabulary.form import ResourceForm, VocabularyForm
from generator.vocabulary.resources import spelling_key


def resource_faults(form: VocabularyForm) -> list[Fault]:
    """Return everything that is wrong with the resources of a file of the right form."""
    return [*_id_faults(form), *_spelling_faults(form)]


def _id_faults(form: VocabularyForm) -> Iterator[Fault]:
    for id in form.resources:
        if id in DEVICES:
            message = f"`{id}` cannot be a folder name everywhere; choose another id"
            yield ("resources", id), message


def _spelling_faults(form: VocabularyForm) -> Iterator[Fault]:
    """Yield spellings that two resources claim, that stand twice, or that nothing can match."""
    owners: dict[str, str] = {}
    for id, resource in form.resources.items():
        seen: set[str] = set()
        for place, name in _spellings(id, resource):
            key = spelling_key(name)
            owner = owners.setdefault(key, id)
            if not any(c.isalpha() for c in key):
                yield place, f"the spelling `{name}` has no letter and would be found everywhere"
            elif owner != id:
                yield place, f"`{id}` and `{owner}` both claim “{name}”; keep it in one of them"
            elif name in seen:
                yield place, f"the spelling `{name}` stands here twice; drop one"
            seen.add(name)


def _spellings(id: str, resource: ResourceForm) -> Iterator[tuple[Place, str]]:
    yield ("resources", id, "label"), resource.label
    for index, name in enumerate(resource.also):
        yield ("resources", id, "also", index), name
