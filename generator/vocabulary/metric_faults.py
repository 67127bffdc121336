"""What can be wrong with the metrics of a vocabulary file, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.vocabulary.faults import Fault
from generator.vocabulary.form import MetricsForm, VocabularyForm
from generator.vocabulary.terms import ANY, GAP, TermError, expand

_KINDS = ("names", "errors", "costs")


def metric_faults(form: VocabularyForm) -> list[Fault]:
    """Return everything that is wrong with the metrics of a file of the right form."""
    if form.metrics is None:
        return []
    return [*_term_faults(form.metrics), *_double_faults(form.metrics)]


def _term_faults(form: MetricsForm) -> Iterator[Fault]:
    for key in (*_KINDS, "qualifiers", "shields", "others"):
        for index, term in enumerate(getattr(form, key)):
            problem = _problem(term)
            if problem:
                place = ("metrics", key, index)
                yield place, f"the phrase `{term}` {problem}; write it more exactly"


def _problem(term: str) -> str:
    try:
        forms = expand(term)
    except TermError as error:
        return str(error)
    if any(word in (ANY, GAP) for form in forms for word in form.split()):
        return f"has `{ANY}` or `{GAP}`, which metrics cannot have"
    if not all(any(map(str.isalpha, form)) for form in forms):
        return "has a form without a letter"
    return ""


def _double_faults(form: MetricsForm) -> Iterator[Fault]:
    """Yield names that stand under two of the kinds, which say contrary things of them."""
    owners: dict[str, str] = {}
    for kind in _KINDS:
        for index, term in enumerate(getattr(form, kind)):
            for plain in () if _problem(term) else expand(term):
                owner = owners.setdefault(plain, kind)
                if owner != kind:
                    message = f"“{plain}” stands under `{owner}` and `{kind}`; keep one"
                    yield ("metrics", kind, index), message
                    break
