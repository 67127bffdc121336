"""What can be wrong with a vocabulary file, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.vocabulary.concepts import suggestion
from generator.vocabulary.form import (
    ConceptForm,
    CueForm,
    FacetForm,
    ImplicationForm,
    MetricsForm,
    NameForm,
    ResourceForm,
    Terms,
    VocabularyForm,
)
from generator.vocabulary.terms import TermError, compile_term
from generator.vocabulary.tokens import Lexer

RESERVED = frozenset(
    "papers matrix explore map overview quality about data assets search index resources".split()
)
"""Folders of the site that a facet of the same name would overwrite."""
DEVICES = frozenset({"con", "prn", "aux", "nul", "index"}) | {
    f"{device}{n}" for device in ("com", "lpt") for n in range(10)
}
_FORMS: dict[str, type[BaseModel]] = {
    "facets": FacetForm,
    "concepts": ConceptForm,
    "cues": CueForm,
    "implies": ImplicationForm,
    "names": NameForm,
    "resources": ResourceForm,
    "metrics": MetricsForm,
}

Place = tuple[str | int, ...]
"""Keys and indexes that lead from the top of the file to a value."""
Fault = tuple[Place, str]


def all_faults(form: VocabularyForm) -> list[Fault]:
    """Return everything that is wrong with a file of the right form."""
    return [
        *_id_faults(form),
        *_broader_faults(form),
        *_implied_faults(form),
        *_term_faults(form),
    ]


def form_fault(detail: Any) -> Fault:
    """Return one of pydantic's findings with its place and a remedy."""
    place = tuple(part for part in detail["loc"] if part != "[key]")
    name = str(place[-1]) if place else "the file"
    match detail["type"]:
        case "extra_forbidden":
            owner = next((str(p) for p in reversed(place[:-1]) if p in _FORMS), "")
            fields = _FORMS.get(owner, VocabularyForm).model_fields
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
        if id in RESERVED or id in DEVICES:
            yield ("facets", id), f"the facet id `{id}` is a folder of the site; choose another"
        for concept in facet.concepts:
            if concept in DEVICES:
                place = ("facets", id, "concepts", concept)
                yield place, f"`{concept}` cannot be a folder name everywhere; choose another id"


def _broader_faults(form: VocabularyForm) -> Iterator[Fault]:
    for id, facet in form.facets.items():
        known = facet.concepts
        circling: set[str] = set()
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
            if above == name and name not in circling:
                circling.update(chain)
                circle = " → ".join([*chain, name])
                yield place, f"broader concepts run in a circle: {circle}; drop one `broader`"


def _implied_faults(form: VocabularyForm) -> Iterator[Fault]:
    known = {f"{id}/{name}" for id, facet in form.facets.items() for name in facet.concepts}
    for id, facet in form.facets.items():
        for name, concept in facet.concepts.items():
            for index, implied in enumerate(concept.implies):
                if "/".join(implied_key(id, implied.concept)) not in known:
                    place = ("facets", id, "concepts", name, "implies", index, "concept")
                    remedy = suggestion(implied.concept, sorted(known))
                    yield place, f"unknown implied concept `{implied.concept}`{remedy}"


def implied_key(facet: str, name: str) -> tuple[str, str]:
    """Return facet and id of `name` as an implication of `facet` writes it."""
    head, slash, tail = name.partition("/")
    return (head, tail) if slash else (facet, head)


def _term_faults(form: VocabularyForm) -> Iterator[Fault]:
    concepts = [concept for facet in form.facets.values() for concept in facet.concepts.values()]
    lexer = Lexer(form.spelling, {ending for concept in concepts for ending in concept.endings})
    for id, facet in form.facets.items():
        owners: dict[tuple[str, ...], tuple[str, bool]] = {}
        for name, concept in facet.concepts.items():
            for place, term in _concept_terms(concept):
                try:
                    words = set(compile_term(term, lexer).sequences())
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
    """Yield what is wrong with phrases that no concept claims as its own."""
    for place, terms in _loose_terms(form):
        for index, term in enumerate(terms):
            try:
                compile_term(term, lexer)
            except TermError as error:
                yield (*place, index), f"the phrase `{term}` {error}; write it more exactly"


def _loose_terms(form: VocabularyForm) -> Iterator[tuple[Place, Terms]]:
    yield ("shields",), form.shields
    yield ("companions",), form.companions
    yield ("list-signs",), form.list_signs
    for id, cue in form.cues.items():
        yield ("cues", id, "phrases"), cue.phrases
    for id, facet in form.facets.items():
        yield ("facets", id, "shields"), facet.shields
        for name, concept in facet.concepts.items():
            place: Place = ("facets", id, "concepts", name)
            yield (*place, "shared"), concept.shared
            yield (*place, "shields"), concept.shields
            yield (*place, "unless"), concept.unless
            guarded: tuple[tuple[str, tuple[ImplicationForm | NameForm, ...]], ...] = (
                ("implies", concept.implies),
                ("names", concept.names),
            )
            for key, items in guarded:
                for number, item in enumerate(items):
                    yield (*place, key, number, "unless"), item.unless
                    yield (*place, key, number, "given"), item.given


def _concept_terms(concept: ConceptForm) -> Iterator[tuple[Place, str]]:
    if concept.match_label:
        yield ("label",), concept.label
    for key in ("also", "terms", "weak", "fallback", "acronyms", "in_lists"):
        for index, term in enumerate(getattr(concept, key)):
            yield (key.replace("_", "-"), index), term
    for number, group in enumerate(concept.names):
        for index, term in enumerate(group.names):
            yield ("names", number, "names", index), term
