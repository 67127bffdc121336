"""Reading the controlled vocabulary; every fault is told with its place and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.model import VocabularyError
from generator.nodes import NodeFault, compose_documents, value_of
from generator.vocabulary.concepts import Concept, Cue, Facet, Implication, Key, Name, Vocabulary
from generator.vocabulary.faults import Fault, Place, all_faults, form_fault, implied_key
from generator.vocabulary.form import (
    ConceptForm,
    FacetForm,
    ImplicationForm,
    VocabularyForm,
    vocabulary_schema,
)
from generator.vocabulary.metric_faults import metric_faults
from generator.vocabulary.metrics import NO_METRICS, Metrics
from generator.vocabulary.resource_faults import resource_faults
from generator.vocabulary.resources import Resource

__all__ = [
    "Concept",
    "Cue",
    "Facet",
    "Implication",
    "Metrics",
    "Name",
    "Resource",
    "Vocabulary",
    "load_vocabulary",
    "vocabulary_schema",
]


def load_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary that stands in the YAML file `path`.

    Raises:
        VocabularyError: The file cannot be read, or anything in it is wrong;
            one line `file:line:column: what; remedy` for each fault.
    """
    text = _read(path)
    try:
        form = VocabularyForm.model_validate(_parsed(text))
    except MarkedYAMLError as error:
        raise VocabularyError(_yaml_fault(path, error)) from error
    except YAMLError as error:
        raise VocabularyError(f"{path}:1:1: not YAML: {error}; mend the syntax") from error
    except ValidationError as error:
        faults = [form_fault(detail) for detail in error.errors()]
        raise VocabularyError(_located(path, text, faults)) from error
    faults = [*all_faults(form), *resource_faults(form), *metric_faults(form)]
    if faults:
        raise VocabularyError(_located(path, text, faults))
    return _vocabulary(form)


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise VocabularyError(f"{path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise VocabularyError(f"{path}:{line}:1: not UTF-8; save the file as UTF-8") from error
    if not text.strip():
        raise VocabularyError(f"{path}:1:1: the file is empty; it needs `facets:`")
    return text


def _parsed(text: str) -> object:
    """Parse with the fast parser, and a text that it refuses with the one that says why best."""
    try:
        roots = list(compose_documents(text))
        if len(roots) == 1:
            return value_of(roots[0])
    except (yaml.YAMLError, NodeFault):
        pass
    return YAML(typ="safe", pure=False).load(text)


def _yaml_fault(path: Path, error: MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else f"{path}:1:1"
    return f"{place}: not YAML: {error.problem or error.context}; mend the syntax"


def _located(path: Path, text: str, faults: list[Fault]) -> str:
    # Positions need ruamel's slow loader, so only a faulty file pays for it.
    root = YAML(typ="rt").load(text)
    lines = []
    for place, message in faults:
        line, column = _position(root, place)
        lines.append((line, column, f"{path}:{line}:{column}: {message}"))
    return "\n".join(entry[2] for entry in sorted(lines))


def concept_places(path: Path) -> dict[Key, str]:
    """Return `line:column` of each concept of a vocabulary that has been loaded before."""
    root = YAML(typ="rt").load(_read(path))
    places: dict[Key, str] = {}
    for facet, form in root["facets"].items():
        for concept in form["concepts"]:
            line, column = _position(root, ("facets", facet, "concepts", concept))
            places[facet, concept] = f"{line}:{column}"
    return places


def _position(root: Any, place: Place) -> tuple[int, int]:
    line, column, node = 0, 0, root
    for part in place:
        where = getattr(node, "lc", None)
        if where is None or where.data is None or part not in where.data:
            break
        line, column = where.data[part][:2]
        node = node[part]
    return line + 1, column + 1


def _vocabulary(form: VocabularyForm) -> Vocabulary:
    return Vocabulary(
        facets=tuple(_facet(id, facet) for id, facet in form.facets.items()),
        cues=tuple(Cue(id=id, **dict(cue)) for id, cue in form.cues.items()),
        spelling=tuple(form.spelling.items()),
        shields=form.shields,
        companions=form.companions,
        list_signs=form.list_signs,
        resources=tuple(Resource(id=id, **dict(each)) for id, each in form.resources.items()),
        metrics=Metrics(**dict(form.metrics)) if form.metrics else NO_METRICS,
        everyday=tuple(f"{key}: {', '.join(words)}" for key, words in form.everyday.items()),
    )


def _facet(id: str, form: FacetForm) -> Facet:
    return Facet(
        id=id,
        label=form.label,
        scope=form.scope,
        shields=form.shields,
        holds_inside=form.holds_inside,
        background=form.background,
        concepts=tuple(_concept(id, name, concept) for name, concept in form.concepts.items()),
    )


def _concept(facet: str, id: str, form: ConceptForm) -> Concept:
    return Concept(
        facet=facet,
        id=id,
        label=form.label,
        scope=form.scope,
        broader=form.broader,
        alternatives=form.also,
        terms=form.terms,
        match_label=form.match_label,
        shared=form.shared,
        weak=form.weak,
        fallback=form.fallback,
        title_name=form.title_name,
        acronyms=form.acronyms,
        endings=form.endings,
        names=tuple(Name(**dict(item)) for item in form.names),
        in_lists=form.in_lists,
        shields=form.shields,
        holds_inside=form.holds_inside,
        unless=form.unless,
        implies=tuple(_implication(facet, item) for item in form.implies),
        where=form.where,
    )


def _implication(facet: str, form: ImplicationForm) -> Implication:
    target = implied_key(facet, form.concept)
    return Implication(
        facet=target[0],
        concept=target[1],
        because=form.because,
        unless=form.unless,
        given=form.given,
        fills=form.fills,
    )
