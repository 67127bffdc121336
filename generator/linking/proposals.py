"""The names that an abstract says its paper introduces, by the grammar of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.abbreviations import definitions
from generator.linking.names import DASH, TOKEN, describes, has_capital, is_distinctive, name_key
from generator.sentences import sentence_spans

NAME = rf"(?=[^\s,;:()]*[A-Z]){TOKEN}"
"""Regular expression of one word that holds a capital, as nearly all names do."""
MOST_WORDS = 4

_NOUN = (
    r"(?:models?|data ?sets?|benchmarks?|frameworks?|methods?|approach(?:es)?|systems?|"
    r"architectures?|toolkits?|toolbox(?:es)?|corpus|corpora|algorithms?|agents?|pipelines?|"
    r"suites?|adapters?|encoders?|networks?|strateg(?:y|ies)|techniques?|platforms?|"
    r"librar(?:y|ies)|packages?|assistants?|chatbots?|collections?|challenges?|paradigms?|"
    r"modules?|mechanisms?|schemes?|variants?|famil(?:y|ies)|series|resources?|tools?|tests?|"
    r"repositor(?:y|ies)|tasks?|transformers?|simulators?|environments?|solutions?|procedures?|"
    r"metrics?|loss|objectives?|LLMs?|VLMs?|MLLMs?|LMMs?|GANs?|CNNs?|FMs?|GPTs?)"
)
_COINING = (
    r"(?:introduc(?:e|es|ed|ing)|present(?:s|ed|ing)?|propos(?:e|es|ed|ing)|"
    r"develop(?:s|ed|ing)?|releas(?:e|es|ed|ing)|design(?:s|ed|ing)?|"
    r"(?:open-?sourc|contribut|creat|devis|unveil|publish)(?:e|es|ed|ing|s)?)"
)
_MAKING = (
    r"(?:(?:curat|describ|compil|construct|build|establish|collect|assembl|offer|deliver|provid)"
    r"(?:e|es|ed|ing|s)?|built)"
)
# A verb may follow "we …, and"; a participle after "was" or "recently" is another paper's.
_OWN = re.compile(
    r"\b(?:we|our|ours|this (?:paper|work|study|article|report)|here)\b", re.IGNORECASE
)
_PROPOSING = re.compile(
    rf"(?<![-\w])(?:(?P<coining>{_COINING})|{_MAKING})\s+(?=[\w\"“'‘(])", re.IGNORECASE
)
_NOT_OWN = frozenset(
    "that which who recently previously been was were is are be being the a an of prior "
    "they authors works methods studies models approaches newly".split()
)
_QUOTE = r"[\"“”'‘’`]{0,2}"
_LONGER = rf"{NAME}(?: (?:[A-Z][^\W_]*(?:{DASH}[^\W_]+)*|\d[\w.]*))*"
_NAMED_SO = rf"{_QUOTE}(?P<name>{_LONGER}){_QUOTE}"
# "We introduce X to solve …" coins a name, "we introduce X to radiology" carries one over.
_PURPOSE = (
    r"to (?:[a-z]+ly |better )?(?:address|tackle|solve|enable|improve|enhance|bridge|overcome|fill|"
    r"facilitate|mitigate|reduce|support|advance|evaluate|assess|measure|benchmark|generate|"
    r"predict|learn|model|make|provide|handle|achieve|help|capture|alleviate|promote|boost|"
    r"accelerate|detect|segment|explore|study|investigate|close|meet|resolve|exploit|leverage|"
    r"guide|extract|align|unify|test|train|answer|explain|integrate|combine)\b"
)
_DIRECT = re.compile(
    rf"{_NAMED_SO}(?=\s*(?:[,;:.)—–\"”(]|$|(?:that|which|for|and|with|in|on|is|via|by|–|—|--|"
    rf"where|under|through|using|at|along|alongside|whose)\b|{_PURPOSE}))"
)
_PROPER = re.compile(
    rf"(?:the\s+)?{_NAMED_SO}(?=, (?:an?|our|the (?:first|largest)|which|two) | \()"
)
_LOWER = re.compile(r"(?P<name>[a-z][a-z0-9-]{1,11})(?=, an? )")
_THE_NAME = re.compile(rf"(?:the|our)\s+{_NAMED_SO}\s+{_NOUN}\b")
_APPOSED = re.compile(
    rf"(?:(?:a|an|the|our|two|three|four|new|novel|first)\s+)[^,;:.()]{{0,160}}?\b{_NOUN}"
    r"(?: (?:for|of|in|on|to|that|which|with)\b[^,;:.()A-Z]{0,60})?"
    rf"(?:,| [-–—]+|:)\s+{_NAMED_SO}\s*(?=[,.;:—–(]|$|that |which )"
)
_MEMBERS = re.compile(
    rf"\b{_NOUN}(?:,? (?:namely|including),?|:)?\s+"
    rf"(?P<names>{NAME}(?:, {NAME})*,? and {NAME})(?=\s*(?:[,;:.)(]|$))"
)
_BRACKETED = re.compile(rf"[^.;:()]{{0,120}}\((?P<name>{NAME}(?: [A-Z])?)\)")
_SECOND = re.compile(rf"{_LONGER}(?:,? and| &) (?P<name>{NAME})(?=[,.;:(]|$)")
_CALLED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|entitled|titled|denoted|christened|referred to)"
    rf"(?: as| by| it)?\s+(?:the )?{_NAMED_SO}"
)
_OURS = re.compile(r"\b[Oo]ur\b")
_RESULTING = re.compile(
    rf"\b(?:[Tt]he resulting|[Oo]ur)\s+(?!base|back)(?:[^\W\d_][\w-]* ){{0,3}}?{_NOUN},?\s+\(?"
    rf"{_QUOTE}(?P<name>{NAME}){_QUOTE}(?=\s*[,)])"
)
_OUR_NAME = re.compile(
    rf"\b[Oo]ur (?:proposed |new |novel )?(?P<name>{NAME}) (?=(?:not|also|is|can|achieves?|"
    r"outperforms?|surpass\w*|shows?|demonstrates?|enables?|improves?|consists?|provides?)\b)"
)
_IS_OURS = re.compile(
    r" (?:is|was) (?:introduced|proposed|presented|released|developed here|the first|"
    r"a (?:new|novel)|an? open)\b"
)
_NAME_BEFORE = re.compile(rf"(?:^|[\s(“\"])(?P<name>{NAME}),?$")
# Words after which a name is what the work is made from or for, not the work.
_INDIRECT = re.compile(
    r"\b(?:based|built|build|using|uses|use|with|by|via|on|from|of|leverag\w+|combin\w+|that|"
    r"which|extend\w*|adapt\w*|for|to|into|over|against|upon)\b"
)
_MADE_FROM = re.compile(
    r"\b(?:using|uses?|with|based|built|on|by|from|via|leverag\w+|extend\w*|adapt\w*|"
    r"(?:version|variant|extension|modification|adaptation|combination) of)\b"
)
_SUBJECT = 40
"""Characters before a verb in which its subject is looked for."""
_REACH = 420
"""Characters of a sentence after its verb within which the name must stand."""


def proposed_names(abstract: str) -> list[str]:
    """Return the names that the abstract says are introduced here, in text order.

    A name that stands earlier than the sentence that introduces it is an old one.
    """
    found: list[tuple[int, str]] = []
    for start, end in sentence_spans(abstract) if _OWN.search(abstract) else ():
        if _OWN.search(abstract, start, end):
            found += ((start, name) for name in _in_sentence(abstract[start:end]))
    found += ((match.start(), match["name"]) for match in _RESULTING.finditer(abstract))
    for match in _OUR_NAME.finditer(abstract):
        if is_distinctive(match["name"]):
            found.append((match.start(), match["name"]))
    for match in _IS_OURS.finditer(abstract):
        before = abstract[max(0, match.start() - _SUBJECT) : match.start()]
        if subject := _NAME_BEFORE.search(before):
            found.append((match.start() - len(subject["name"]) - 1, subject["name"]))
    found.sort(key=lambda each: each[0])
    trimmed = ((start, re.sub(r"(?:'s|’s)$", "", name).rstrip(".")) for start, name in found)
    return [name for start, name in trimmed if _can_be_name(abstract, start, name)]


def _in_sentence(sentence: str) -> Iterator[str]:
    own = _OWN.search(sentence)
    verbs = []
    for match in _PROPOSING.finditer(sentence):
        before = sentence[: match.start()].rsplit(None, 1)[-1:]
        if own and own.start() <= match.start() and before and before[0].lower() not in _NOT_OWN:
            verbs.append(match.end())
            clause = sentence[match.end() : match.end() + _REACH]
            yield from _objects(clause, coining=match["coining"] is not None)
    verbs += [match.end() for match in _OURS.finditer(sentence)]
    for match in _CALLED.finditer(sentence):
        between = [sentence[end : match.start()] for end in verbs if end <= match.start()]
        if any(each.rstrip().endswith(",") or not _MADE_FROM.search(each) for each in between):
            yield match["name"]


def _objects(clause: str, *, coining: bool) -> Iterator[str]:
    """Yield the names that are the object of a verb whose clause begins here."""
    direct = _DIRECT.match(clause) if coining else None
    matches = [direct, *(each.match(clause) for each in (_PROPER, _LOWER, _THE_NAME, _APPOSED))]
    yield from (match["name"] for match in matches if match)
    members = _MEMBERS.search(clause)
    if members and not _INDIRECT.search(clause[: members.start()]):
        yield from re.split(r", and |, | and ", members["names"])
    yield from _defined(clause)
    second = _SECOND.match(clause) if direct else None
    if second and is_distinctive(second["name"]):
        yield second["name"]


def _defined(clause: str) -> Iterator[str]:
    """Yield the acronyms in brackets that stand for the object of the verb."""
    for each in definitions(clause):
        if not _INDIRECT.search(clause[: each.start]):
            capitals = sum(word[0].isupper() for word in clause[each.start : each.end].split())
            if is_distinctive(each.short) or capitals > 1:
                yield each.short
    match = _BRACKETED.match(clause)
    if match and is_distinctive(match["name"]) and not _INDIRECT.search(match[0]):
        yield match["name"]


def _can_be_name(abstract: str, start: int, name: str) -> bool:
    words = name.split()
    if not words or len(words) > MOST_WORDS or describes(name) or len(name_key(name)) < 3:
        return False
    if name[0].isdigit() and not is_distinctive(name):
        return False
    if not has_capital(name) and not _stays_lower(abstract, name):
        return False
    return _first_place(abstract, name) >= start


def _first_place(text: str, name: str) -> int:
    """Return where a name first stands by itself, or the end of the text."""
    at = text.find(name)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(name) : at + len(name) + 1]
        if not any(c.isalnum() or c in "-_" for c in around):
            return at
        at = text.find(name, at + 1)
    return len(text)


def _stays_lower(abstract: str, name: str) -> bool:
    """Tell whether an all-lower-case word is a name: at a sentence's start it stays lower."""
    return bool(re.search(rf"[.!?] {re.escape(name)} [a-z]", abstract))
