"""Reading the controlled vocabulary; every fault is told with its place and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.concepts import (
    Concept,
    Cue,
    Facet,
    Implication,
    Name,
    Vocabulary,
    suggestion,
)
from generator.model import VocabularyError
from generator.terms import TermError, expand, sequences
from generator.tokens import Lexer
from generator.vocabulary_form import (
    ConceptForm,
    CueForm,
    FacetForm,
    ImplicationForm,
    VocabularyForm,
    vocabulary_schema,
)

__all__ = [
    "Concept",
    "Cue",
    "Facet",
    "Implication",
    "Name",
    "Vocabulary",
    "load_vocabulary",
    "vocabulary_schema",
]

RESERVED = frozenset(
    "papers matrix explore map quality about data assets search index resources".split()
)
"""Folders of the site that a facet of the same name would overwrite."""
_DEVICES = frozenset({"con", "prn", "aux", "nul", "index"}) | {
    f"{device}{n}" for device in ("com", "lpt") for n in range(10)
}
_FORMS = {"facets": FacetForm, "concepts": ConceptForm, "cues": CueForm, "implies": ImplicationForm}

Place = tuple[str | int, ...]
"""Keys and indexes that lead from the top of the file to a value."""
Fault = tuple[Place, str]


def load_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary that stands in the YAML file `path`.

    Raises:
        VocabularyError: The file cannot be read, or anything in it is wrong;
            one line `file:line:column: what; remedy` for each fault.
    """
    text = _read(path)
    try:
        form = VocabularyForm.model_validate(YAML(typ="safe", pure=False).load(text))
    except MarkedYAMLError as error:
        raise VocabularyError(_yaml_fault(path, error)) from error
    except YAMLError as error:
        raise VocabularyError(f"{path}:1:1: not YAML: {error}; mend the syntax") from error
    except ValidationError as error:
        faults = [_form_fault(detail) for detail in error.errors()]
        raise VocabularyError(_located(path, text, faults)) from error
    faults = [*_id_faults(form), *_broader_faults(form), *_implied_faults(form)]
    faults += _term_faults(form)
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


def _yaml_fault(path: Path, error: MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else f"{path}:1:1"
    return f"{place}: not YAML: {error.problem or error.context}; mend the syntax"


def _form_fault(detail: Any) -> Fault:
    place = tuple(part for part in detail["loc"] if part != "[key]")
    name = str(place[-1]) if place else "the file"
    match detail["type"]:
        case "extra_forbidden":
            owner = next((p for p in reversed(place[:-1]) if p in _FORMS), None)
            fields = (_FORMS[str(owner)] if owner else VocabularyForm).model_fields
            known = [field.alias or key for key, field in fields.items()]
            return place, f"unknown key `{name}`{suggestion(name, known)}"
        case "missing":
            return place[:-1], f"`{name}` is missing; add it"
        case "string_pattern_mismatch":
            return place, (
                f"bad id `{detail['input']}`: it becomes a folder name; "
                "use lower-case letters a–z, digits and single hyphens"
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return place, f"`{name}` is not a mapping; write `key: value` lines below it"
        case "too_short" | "string_too_short":
            return place, f"`{name}` is empty; give it content or leave the key out"
    return place, f"`{name}`: {detail['msg'].lower()}; see the vocabulary's JSON Schema"


def _id_faults(form: VocabularyForm) -> Iterator[Fault]:
    for id, facet in form.facets.items():
        if id in RESERVED or id in _DEVICES:
            yield ("facets", id), f"the facet id `{id}` is a folder of the site; choose another"
        for concept in facet.concepts:
            if concept in _DEVICES:
                place = ("facets", id, "concepts", concept)
                yield place, f"`{concept}` cannot be a folder name everywhere; choose another id"


def _broader_faults(form: VocabularyForm) -> Iterator[Fault]:
    for id, facet in form.facets.items():
        known = facet.concepts
        for name, concept in known.items():
            place = ("facets", id, "concepts", name, "broader")
            if concept.broader is not None and concept.broader not in known:
                remedy = suggestion(concept.broader, list(known))
                yield place, f"unknown broader concept `{concept.broader}`{remedy}"
                continue
            chain = [name]
            above = concept.broader
            while above in known and above not in chain:
                chain.append(above)
                above = known[above].broader
            if above == name:
                circle = " → ".join([*chain, name])
                yield place, f"broader concepts run in a circle: {circle}; drop one `broader`"


def _implied_faults(form: VocabularyForm) -> Iterator[Fault]:
    known = {f"{id}/{name}" for id, facet in form.facets.items() for name in facet.concepts}
    for id, facet in form.facets.items():
        for name, concept in facet.concepts.items():
            for index, implied in enumerate(concept.implies):
                if "/".join(_implied(id, implied.concept)) not in known:
                    place = ("facets", id, "concepts", name, "implies", index, "concept")
                    remedy = suggestion(implied.concept, sorted(known))
                    yield place, f"unknown implied concept `{implied.concept}`{remedy}"


def _implied(facet: str, name: str) -> tuple[str, str]:
    head, slash, tail = name.partition("/")
    return (head, tail) if slash else (facet, head)


def _term_faults(form: VocabularyForm) -> Iterator[Fault]:
    lexer = Lexer(form.spelling)
    for id, facet in form.facets.items():
        owners: dict[tuple[str, ...], tuple[str, bool]] = {}
        for name, concept in facet.concepts.items():
            for place, term in _concept_terms(concept):
                try:
                    words = {w for f in expand(term) for w in sequences(f, lexer)}
                except TermError as error:
                    message = f"the term `{term}` {error}; write it more exactly"
                else:
                    message = _claimed(name, words, owners, is_name=place[0] == "names")
                if message:
                    yield ("facets", id, "concepts", name, *place), message
    yield from _loose_faults(form, lexer)


def _claimed(
    name: str,
    words: set[tuple[str, ...]],
    owners: dict[tuple[str, ...], tuple[str, bool]],
    *,
    is_name: bool,
) -> str:
    """Claim `words` for the concept `name`; return what stands against it.

    A data set may speak for several concepts, so names do not clash with names.
    """
    for sequence in sorted(words):
        owner, owned_as_name = owners.setdefault(sequence, (name, is_name))
        if owner != name and not (is_name and owned_as_name):
            return (
                f"`{name}` and `{owner}` both claim “{' '.join(sequence)}”; "
                "keep it in one of them, or list it under `shared` in one"
            )
    return ""


def _loose_faults(form: VocabularyForm, lexer: Lexer) -> Iterator[Fault]:
    loose: list[tuple[Place, str]] = [
        *((("shields", n), t) for n, t in enumerate(form.shields)),
        *((("companions", n), t) for n, t in enumerate(form.companions)),
        *((("list-signs", n), t) for n, t in enumerate(form.list_signs)),
        *(
            (("facets", id, "shields", n), t)
            for id, facet in form.facets.items()
            for n, t in enumerate(facet.shields)
        ),
        *(
            (("cues", id, "phrases", n), t)
            for id, cue in form.cues.items()
            for n, t in enumerate(cue.phrases)
        ),
    ]
    for place, term in loose:
        try:
            for plain in expand(term):
                sequences(plain, lexer)
        except TermError as error:
            yield place, f"the phrase `{term}` {error}; write it more exactly"


def _concept_terms(concept: ConceptForm) -> Iterator[tuple[Place, str]]:
    yield ("label",), concept.label
    for key in ("also", "terms", "weak", "acronyms", "in_lists"):
        for index, term in enumerate(getattr(concept, key)):
            yield (key.replace("_", "-"), index), term
    for number, group in enumerate(concept.names):
        for index, term in enumerate(group.names):
            yield ("names", number, "names", index), term


def _located(path: Path, text: str, faults: list[Fault]) -> str:
    # Positions need ruamel's slow loader, so only a faulty file pays for it.
    root = YAML(typ="rt").load(text)
    lines = []
    for place, message in faults:
        line, column = _position(root, place)
        lines.append((line, column, f"{path}:{line}:{column}: {message}"))
    return "\n".join(entry[2] for entry in sorted(lines))


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
    )


def _facet(id: str, form: FacetForm) -> Facet:
    return Facet(
        id=id,
        label=form.label,
        scope=form.scope,
        shields=form.shields,
        background_narrows=form.background_narrows,
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
        shared=form.shared,
        weak=form.weak,
        acronyms=form.acronyms,
        names=tuple(Name(names=item.names, because=item.because) for item in form.names),
        in_lists=form.in_lists,
        shields=form.shields,
        holds_inside=form.holds_inside,
        implies=tuple(_implication(facet, item) for item in form.implies),
        where=form.where,
    )


def _implication(facet: str, form: ImplicationForm) -> Implication:
    target = _implied(facet, form.concept)
    return Implication(facet=target[0], concept=target[1], because=form.because, unless=form.unless)
