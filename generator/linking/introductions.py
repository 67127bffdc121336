"""Which systems and data sets a paper introduces, read from its own words.

A name counts where the title is headed by it ("NAME: …") or where the paper says
of itself that it introduces it ("we propose a framework, NAME, that …"). What a
paper only evaluates, uses or extends is not taken, and neither is an acronym for
something that many papers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.abbreviations import definitions
from generator.linking.names import (
    describes,
    has_capital,
    is_distinctive,
    is_generic,
    name_key,
    spells,
)
from generator.linking.proposals import MOST_WORDS, NAME, proposed_names
from generator.model import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A name that a paper introduces."""

    name: str
    """As the paper writes it where it introduces it."""
    long_form: str = ""
    """What the name abbreviates, where the paper says so."""
    in_title: bool = False
    """Whether the title bears the name, which makes the paper its owner."""


_TITLE_HEAD = re.compile(r"(?P<head>[^:]{2,60}?)\s*(?::|\s--+|\s?—|\s–|\s-)\s+(?P<tail>\S.*)")
_TITLE_PARENS = re.compile(rf"\((?P<name>{NAME})\)")
_CONJUNCTION = re.compile(r"\s*(?:&|,|\band\b)\s*")
_ABOUT = re.compile(
    r"\?|\b(?:evaluat|assess|review|survey|opportunit|perspective|challenges|capabilit|comparison|"
    r"comparative|case study|promise|pitfall|limits|performance of|experience|lessons|analysis of|"
    r"future|risks|hype|applications of|overview|tutorial|investigat|explor|analy[sz]ing|"
    r"implications|meets?\b|trends|primer)",
    re.IGNORECASE,
)
# In a title these head essays on them; who introduces one says so in a sentence.
_FAMOUS = re.compile(
    r"(?:chatgpt|gpt|gemini|llama|claude|mistral|qwen|deepseek|bard|palm|bert|clip|sam|yolo|resnet|"
    r"u-?net|alphafold|dino|whisper|copilot|mamba|transformers?|diffusion|grok|o1)"
    r"[ -]?(?:v?\d[\w.-]*)?",
    re.IGNORECASE,
)
_ONLY_STUDIED = re.compile(
    r"\b(?:evaluat\w+|assess\w*|test(?:ed|ing)?|investigat\w+|examin\w+|explor\w+|compar\w+|"
    r"capabilit\w+ of|performance of|use of|using|potential of|existing|recent|popular|"
    r"state-of-the-art|such as|like)\s+(?:the |of )*\Z"
)
_OUR = re.compile(r"\b[Oo]ur (?:\w+ )?\Z")
_ACTING = re.compile(r" (?:is|can|uses|achieves|outperforms|employs|consists|learns)\b")
_NEAR = 60
"""Characters around a name that may say what it is to the paper."""


def find_introductions(papers: Sequence[Paper]) -> dict[str, tuple[Introduction, ...]]:
    """Return for each paper id the names it introduces.

    Names that the record lists come first, then the title's, then the
    abstract's in text order.
    """
    long_forms = {paper.id: _long_forms(paper) for paper in papers}
    found = {paper.id: _introductions(paper, long_forms[paper.id]) for paper in papers}
    # An acronym that two papers define is one of the field, not the name of either's work.
    shared = Counter(key for each in long_forms.values() for key in each)
    return {
        paper.id: tuple(
            each
            for each in found[paper.id]
            if each.in_title
            or each.name in paper.introduces
            or is_distinctive(each.name)
            or shared[name_key(each.name)] < 2
        )
        for paper in papers
    }


def _long_forms(paper: Paper) -> dict[str, str]:
    """Return what the abstract defines its acronyms as, by their keys."""
    found: dict[str, str] = {}
    for each in definitions(paper.abstract):
        found.setdefault(name_key(each.short), paper.abstract[each.start : each.end])
    return found


def _introductions(paper: Paper, long_forms: Mapping[str, str]) -> tuple[Introduction, ...]:
    spelt_out = {name_key(long) for long in long_forms.values()}
    stated = proposed_names(paper.abstract)
    found: dict[str, Introduction] = {}
    for each in (*_listed(paper), *_in_title(paper, {name_key(n) for n in stated}, long_forms)):
        found.setdefault(name_key(each.name), each)
    for name in stated:
        if name_key(name) not in spelt_out and not is_generic(name):
            found.setdefault(name_key(name), Introduction(name=name))
    return tuple(
        replace(each, long_form=long_forms.get(key, "") or each.long_form)
        for key, each in found.items()
    )


def _listed(paper: Paper) -> Iterator[Introduction]:
    for entry in paper.introduces:
        name = re.sub(r"\s*\([^)]*\)\s*$", "", entry).strip()
        if has_capital(name) and len(name.split()) <= MOST_WORDS:
            titled = name_key(name) in map(name_key, _head_names(paper.title)[0])
            yield Introduction(name=name, in_title=titled)


def _in_title(
    paper: Paper, stated: set[str], long_forms: Mapping[str, str]
) -> Iterator[Introduction]:
    names, tail = _head_names(paper.title)
    for name in names:
        own = name_key(name) in stated
        if own or (not is_generic(name) and _stands_alone(paper, name, tail, long_forms)):
            long = tail if spells(name, tail) else ""
            yield Introduction(name=name, in_title=True, long_form=long)
    for match in _TITLE_PARENS.finditer(paper.title):
        if name_key(match["name"]) in stated:
            long = paper.title[: match.start()].strip()
            yield Introduction(name=match["name"], in_title=True, long_form=long)


def _head_names(title: str) -> tuple[list[str], str]:
    """Return the names before a title's colon or dash, and what follows it."""
    if re.fullmatch(NAME, title) and is_distinctive(title):
        return [title], ""
    match = _TITLE_HEAD.match(title)
    if not match:
        return [], ""
    head = re.sub(r"\s*\([^)]*\)$", "", match["head"])
    names = [name.strip(" \"“”'") for name in _CONJUNCTION.split(head)]
    sound = all(name and len(name.split()) <= MOST_WORDS and not describes(name) for name in names)
    return (names if sound else []), match["tail"]


def _stands_alone(paper: Paper, name: str, tail: str, long_forms: Mapping[str, str]) -> bool:
    """Tell whether a title's head is a name although no sentence introduces it."""
    if not re.fullmatch(NAME, name) or _FAMOUS.fullmatch(name):
        return False
    around = list(_surroundings(paper.abstract, name))
    own = any(_OUR.search(before) and not after[:1].isalnum() for before, after in around)
    if own or name_key(name) in long_forms:
        return True
    anywhere = _surroundings(paper.abstract.lower(), name.lower())
    studied = any(_ONLY_STUDIED.search(before) for before, _ in anywhere)
    if studied or _ABOUT.search(tail):
        return False
    return spells(name, tail) or is_distinctive(name) or any(_acts(*each) for each in around)


def _surroundings(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what stands right before and right after each occurrence of `name`."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        yield text[max(0, at - _NEAR) : at], text[end : end + _NEAR]
        at = text.find(name, end)


def _acts(before: str, after: str) -> bool:
    """Tell whether the abstract uses a name as its subject, as in "Bora is capable of"."""
    return bool(_ACTING.match(after)) and not (before[-1:].isalnum() or before[-1:] in ("_", "-"))
