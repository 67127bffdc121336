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
from generator.model import Paper
from generator.names import (
    DASH,
    TOKEN,
    describes,
    has_capital,
    is_distinctive,
    is_generic,
    name_key,
    spells,
)
from generator.sentences import sentence_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A name that a paper introduces."""

    name: str
    """As the paper writes it where it introduces it."""
    long_form: str = ""
    """What the name abbreviates, where the paper says so."""
    in_title: bool = False
    """Whether the title bears the name, which makes the paper its owner."""


_NOUN = (
    r"(?:models?|datasets?|data sets?|benchmarks?|frameworks?|methods?|approach(?:es)?|systems?|"
    r"architectures?|toolkits?|toolbox(?:es)?|corpus|corpora|algorithms?|agents?|pipelines?|suites?|"
    r"adapters?|encoders?|networks?|strateg(?:y|ies)|techniques?|platforms?|librar(?:y|ies)|"
    r"packages?|assistants?|chatbots?|collections?|challenges?|paradigms?|modules?|mechanisms?|"
    r"schemes?|variants?|famil(?:y|ies)|series|resources?|repositor(?:y|ies)|tools?|tests?|tasks?|"
    r"transformers?|simulators?|environments?|solutions?|procedures?|metrics?|loss|objectives?|"
    r"LLMs?|VLMs?|MLLMs?|LMMs?|GANs?|CNNs?|FMs?|GPTs?)"
)
_VERB = (
    r"(?:introduc(?:e|es|ed|ing)|present(?:s|ed|ing)?|propos(?:e|es|ed|ing)|"
    r"develop(?:s|ed|ing)?|releas(?:e|es|ed|ing)|(?:open-?sourc|contribut|curat|creat|describ|"
    r"devis|compil|unveil|publish|construct|build|built|design|establish|collect|assembl|offer|"
    r"deliver|provid)(?:e|es|ed|ing|s)?)"
)
# Whose verb it is: a bare verb may follow "we …, and"; a participle after "was" or "recently" may not.
_OWN = re.compile(
    r"\b(?:we|our|ours|this (?:paper|work|study|article|report)|here)\b", re.IGNORECASE
)
_PROPOSING = re.compile(rf"(?<![-\w]){_VERB}\s+(?=[\w\"“'‘(])", re.IGNORECASE)
_NOT_OWN = frozenset(
    "that which who recently previously been was were is are be being the a an of prior "
    "they authors works methods studies models approaches newly".split()
)
_QUOTE = r"[\"“”'‘’`]{0,2}"
# A capital somewhere in the word: names without one are read by _LOWER only.
_NAME = rf"(?=[^\s,;:()]*[A-Z]){TOKEN}"
_LONGER = rf"{_NAME}(?: (?:[A-Z][^\W_]*(?:{DASH}[^\W_]+)*|\d[\w.]*))*"
_MODIFIERS = r"(?:(?:a|an|the|our|two|three|four|new|novel|first)\s+)"
_AFTER = (
    r"(?=\s*(?:[,;:.)—–\"”(]|$|(?:that|which|to|for|and|with|in|on|is|via|by|–|—|--|where|under|"
    r"through|using|at|as an?|along|alongside|whose)\b))"
)
_DIRECT = re.compile(rf"{_QUOTE}(?P<name>{_LONGER}){_QUOTE}{_AFTER}")
_LOWER = re.compile(r"(?P<name>[a-z][a-z0-9-]{1,11})(?=, an? )")
_THE_NAME = re.compile(rf"(?:the|our)\s+{_QUOTE}(?P<name>{_LONGER}){_QUOTE}\s+{_NOUN}\b")
_THE_PROPER = re.compile(rf"the\s+{_QUOTE}(?P<name>{_LONGER}){_QUOTE}(?=, (?:an?|our|the first) )")
_APPOSED = re.compile(
    rf"{_MODIFIERS}[^,;:.()]{{0,160}}?\b{_NOUN}(?: (?:for|of|in|on|to|that|which|with)\b[^,;:.()A-Z]{{0,60}})?"
    rf"(?:,| [-–—]+|:)\s+{_QUOTE}(?P<name>{_LONGER}){_QUOTE}\s*(?=[,.;:—–(]|$|that |which )"
)
_CALLED = re.compile(
    rf"\b(?:called|named|dubbed|termed|coined|entitled|titled|denoted|abbreviated|christened|"
    rf"referred to|known)(?: as| by| it)?\s+(?:the )?{_QUOTE}(?P<name>{_LONGER}){_QUOTE}"
)
_MEMBERS = re.compile(
    rf"\b{_NOUN}(?:,? (?:i\.e\.|namely|including),?|:)?\s+(?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME})"
    r"(?=\s*(?:[,;:.)(]|$))"
)
_NAMED = re.compile(
    rf"\b(?:[Tt]he resulting|[Oo]ur)\s+(?:[^\W\d_][\w-]* ){{0,4}}?{_NOUN},?\s+\(?{_QUOTE}"
    rf"(?P<name>{_NAME}){_QUOTE}(?=\s*[,)])"
)
_OUR = re.compile(rf"\b[Oo]ur (?:proposed |new |novel )?(?P<name>{_NAME})\b")
_IS_OURS = re.compile(
    r" (?:is|was) (?:introduced|proposed|presented|released|developed here|the first|"
    r"a (?:new|novel)|an? open)\b"
)
_NAME_BEFORE = re.compile(rf"(?:^|[\s(“\"])(?P<name>{_NAME}),?$")
_WITH_INDIRECT = re.compile(
    r"\b(?:based|built|build|using|uses|use|with|by|via|on|from|of|leverag\w+|combin\w+|that|which|"
    r"extend\w*|adapt\w*|for|to|into|over|against|upon)\b"
)
_TITLE_HEAD = re.compile(r"(?P<head>[^:]{2,60}?)\s*(?::|\s--+|\s?—|\s–|\s-)\s+(?P<tail>\S.*)")
_TITLE_PARENS = re.compile(rf"\((?P<name>{_NAME})\)")
_CONJUNCTION = re.compile(r"\s*(?:&|,|\band\b)\s*")
_ABOUT = re.compile(
    r"\?|\b(?:evaluat|assess|review|survey|opportunit|perspective|challenges|capabilit|comparison|"
    r"comparative|case study|promise|pitfall|limits|performance of|experience|lessons|analysis of|"
    r"future|risks|hype|applications of|overview|tutorial|investigat|explor|analy[sz]ing|implications|"
    r"meets?\b|trends|primer)",
    re.IGNORECASE,
)
_ONLY_STUDIED = (
    r"\b(?:evaluat\w+|assess\w*|test(?:ed|ing)?|investigat\w+|examin\w+|explor\w+|compar\w+|"
    r"capabilit\w+ of|performance of|use of|using|potential of|existing|recent|popular|"
    r"state-of-the-art|such as|like)\s+(?:the |of )*"
)
_MOST_WORDS = 4
_SUBJECT = 40
"""Characters before a verb in which its subject is looked for."""
_REACH = 420
"""Characters of a sentence after its verb within which the name must stand."""


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
    stated = _stated(paper)
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
        if has_capital(name) and len(name.split()) <= _MOST_WORDS:
            titled = name_key(name) in map(name_key, _head_names(paper.title)[0])
            yield Introduction(name=name, in_title=titled)


# The title


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
    if re.fullmatch(_NAME, title) and is_distinctive(title):
        return [title], ""
    match = _TITLE_HEAD.match(title)
    if not match:
        return [], ""
    head = re.sub(r"\s*\([^)]*\)$", "", match["head"])
    names = [name.strip(" \"“”'") for name in _CONJUNCTION.split(head)]
    sound = all(name and len(name.split()) <= _MOST_WORDS and not describes(name) for name in names)
    return (names if sound else []), match["tail"]


def _stands_alone(paper: Paper, name: str, tail: str, long_forms: Mapping[str, str]) -> bool:
    """Tell whether a title's head is a name although no sentence introduces it."""
    if not re.fullmatch(_NAME, name):
        return False
    own = re.search(rf"\b[Oo]ur (?:\w+ )?{re.escape(name)}\b", paper.abstract)
    if own or name_key(name) in long_forms:
        return True
    studied = re.search(_ONLY_STUDIED + re.escape(name), paper.abstract, re.IGNORECASE)
    if studied or _ABOUT.search(tail):
        return False
    return spells(name, tail) or is_distinctive(name) or _acts(paper, name)


def _acts(paper: Paper, name: str) -> bool:
    """Tell whether the abstract uses a name as its subject, as in "Bora is capable of"."""
    does = rf"(?<![\w-]){re.escape(name)} (?:is|can|uses|achieves|outperforms|employs|consists|learns)\b"
    return re.search(does, paper.abstract) is not None


# The abstract


def _stated(paper: Paper) -> list[str]:
    """Return the names that the abstract says are introduced here, in text order."""
    text = paper.abstract
    found: list[tuple[int, str]] = []
    for start, end in sentence_spans(text) if _OWN.search(text) else ():
        if _OWN.search(text, start, end):
            found += ((start, name) for name in _in_sentence(text[start:end]))
    found += ((match.start(), match["name"]) for match in _NAMED.finditer(text))
    for match in _OUR.finditer(text):
        if is_distinctive(match["name"]):
            found.append((match.start(), match["name"]))
    for match in _IS_OURS.finditer(text):
        if subject := _NAME_BEFORE.search(text[max(0, match.start() - _SUBJECT) : match.start()]):
            found.append((match.start(), subject["name"]))
    found.sort(key=lambda each: each[0])
    return [name for _, each in found for name in _sound(paper, each)]


def _in_sentence(sentence: str) -> Iterator[str]:
    own = _OWN.search(sentence)
    for match in _PROPOSING.finditer(sentence):
        before = sentence[: match.start()].rsplit(None, 1)[-1:]
        if own is None or own.start() > match.start() or {*map(str.casefold, before)} & _NOT_OWN:
            continue
        clause = sentence[match.end() : match.end() + _REACH]
        yield from _objects(clause)
    for match in _CALLED.finditer(sentence):
        if _PROPOSING.search(sentence, 0, match.start()) or re.search(
            r"\bour\b", sentence[: match.start()], re.IGNORECASE
        ):
            yield match["name"]


def _objects(clause: str) -> Iterator[str]:
    """Yield the names that are the object of a verb whose clause begins here."""
    for pattern in (_DIRECT, _LOWER, _THE_NAME, _THE_PROPER, _APPOSED):
        if match := pattern.match(clause):
            yield match["name"]
    if match := _MEMBERS.search(clause):
        if not _WITH_INDIRECT.search(clause[: match.start()]):
            yield from re.split(r", and |, | and ", match["names"])
    for each in definitions(clause):
        before, long = clause[: each.start], clause[each.start : each.end]
        if not _WITH_INDIRECT.search(before) and (
            is_distinctive(each.short) or sum(w[0].isupper() for w in long.split()) > 1
        ):
            yield each.short
    if match := re.match(rf"[^.;:()]{{0,120}}\((?P<name>{_NAME}(?: [A-Z])?)\)", clause):
        if not _WITH_INDIRECT.search(match[0]) and is_distinctive(match["name"]):
            yield match["name"]
    if match := re.match(rf"{_LONGER}(?:,? and| &) (?P<name>{_NAME})(?=[,.;:(]|$)", clause):
        if _DIRECT.match(clause) and is_distinctive(match["name"]):
            yield match["name"]


def _sound(paper: Paper, name: str) -> Iterator[str]:
    """Yield the name without what is no part of it, if it can be one."""
    name = re.sub(r"(?:'s|’s)$", "", name).rstrip(".")
    words = name.split()
    if not words or len(words) > _MOST_WORDS or describes(name) or len(name_key(name)) < 3:
        return
    if name[0].isdigit() and not is_distinctive(name):
        return
    if has_capital(name) or _stays_lower(paper, name):
        yield name


def _stays_lower(paper: Paper, name: str) -> bool:
    """Tell whether an all-lower-case word is a name: at a sentence's start it stays lower."""
    return bool(re.search(rf"[.!?] {re.escape(name)} [a-z]", paper.abstract))
