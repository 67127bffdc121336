"""Names that look like outside resources and that the vocabulary does not know yet.

A candidate stands at least once where resources stand: before “dataset” or “benchmark”,
after “such as”, “based on” or “outperforms”, or in a list with others. A coined name
(`MedTrace-9`) then counts wherever it stands, any other only in such places. What a
paper of the collection introduces, what the vocabulary has as a concept or a resource,
and acronyms that papers spell out in small letters are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.abbreviations import definitions
from generator.linking.names import (
    DASH,
    describes,
    is_distinctive,
    is_generic,
    name_key,
    without_size,
)
from generator.model import Links, Paper
from generator.sentences import sentence_spans
from generator.vocabulary.concepts import Vocabulary
from generator.vocabulary.resources import ResourceKind

_WORD = rf"(?=[^\s,;:()]*[A-Z])[^\W_]+(?:(?:{DASH}|\.)[^\W_]+)*\+{{0,2}}"
_NAME = re.compile(rf"(?<![\w/@.-]){_WORD}(?: (?:{_WORD}|\d+(?:\.\d+)*(?![\w%]))){{0,3}}(?![\w/@])")
_NOUNS: Mapping[ResourceKind, str] = {
    "data-set": r"data ?sets?|corpus|corpora|database|cohort|collection|images|repository",
    "benchmark": r"benchmarks?|challenge|leaderboard|test set|exam|tasks?|suite",
    "software": r"toolkit|toolbox|library|package|software|platform",
    "model": r"models?|LLMs?|VLMs?|MLLMs?|encoder|backbone|architecture|checkpoints?|weights|"
    r"baselines?|networks?|embeddings|assistant|chatbot|tokenizer",
}
_ANY_NOUN = "|".join(_NOUNS.values())
_AFTER = {
    kind: re.compile(rf"(?:'s|’s)?,? (?:[a-z-]+ )?(?:{nouns})\b") for kind, nouns in _NOUNS.items()
}
_BEFORE = re.compile(
    rf"\b(?:(?:{_ANY_NOUN})(?:,|:)? (?:\(|(?:such as|like|including|e\.g\.,?|i\.e\.,?|namely) )?"
    r"|(?:such as|like|including|e\.g\.,?|i\.e\.,?|namely) "
    r"|(?:based|built|build|building|trained|tuned|evaluated|tested|validated) (?:up)?on "
    r"|(?:outperform|surpass|exceed|beat)(?:s|es|ed|ing)? "
    r"|(?:compared|comparable|superior|inferior) (?:to|with) "
    r"|(?:than|over|versus|vs\.?|against|fine-?tuned|pre-?trained|using) )"
    r"\(?(?:the |both |a |an )*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?P<other>[^\W_][\w.+-]*),? (?:and|or) (?:the )?$|(?P<comma>[\w.+)-]+), $")
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")
_TESTED = (" on ", " on the ")
_WINDOW = 70
_LONGEST_CONTEXT = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A name for the curator to accept or to leave."""

    name: str
    """Its commonest spelling."""
    spellings: tuple[str, ...]
    """All spellings met, the commonest first."""
    kind: ResourceKind
    """What the words around speak of most often: a guess."""
    papers: tuple[str, ...]
    """Ids of the papers that name it, in the order of the collection."""
    context: str
    """A sentence in which it stands."""


@dataclass(slots=True)
class _Found:
    """What is known of one name so far."""

    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[ResourceKind] = field(default_factory=Counter)
    cued: dict[str, str] = field(default_factory=dict)
    """Sentence by id of each paper with a place where resources stand."""
    named: dict[str, None] = field(default_factory=dict)


def suggest(
    papers: Sequence[Paper], links: Mapping[str, Links], vocabulary: Vocabulary
) -> list[Suggestion]:
    """Return candidates that two papers name, the one that most name first."""
    found: dict[str, _Found] = {}
    spelt_out: set[str] = set()
    for paper in papers:
        for name, kind, sentence in _names(paper):
            entry = found.setdefault(name_key(name), _Found())
            entry.spellings[name] += 1
            entry.named[paper.id] = None
            if kind is not None:
                entry.kinds[kind] += 1
                entry.cued.setdefault(paper.id, sentence)
        for name in paper.resources:
            bare = _REMARK.sub("", name)
            entry = found.setdefault(name_key(bare), _Found())
            entry.spellings[bare] += 1
            entry.named[paper.id] = None
            entry.cued.setdefault(paper.id, f"the record lists “{name}”")
        spelt_out |= set(_spelt_out(paper))
    resources = {name_key(name) for each in vocabulary.resources for name in each.names}
    known = resources | _known(links.values(), vocabulary)
    candidates = (
        _suggestion(entry)
        for key, entry in found.items()
        if entry.cued and key not in known and key not in spelt_out
    )
    return sorted(
        (each for each in candidates if len(each.papers) > 1 and not _covered(each, resources)),
        key=lambda each: (-len(each.papers), each.name.casefold(), each.name),
    )


def _suggestion(entry: _Found) -> Suggestion:
    spellings = sorted(entry.spellings, key=lambda name: (-entry.spellings[name], name))
    coined = is_distinctive(spellings[0])
    kinds = sorted(entry.kinds, key=lambda kind: (-entry.kinds[kind], kind))
    return Suggestion(
        name=spellings[0],
        spellings=tuple(spellings),
        kind=kinds[0] if kinds else "model",
        papers=tuple(entry.named if coined else entry.cued),
        context=next(iter(entry.cued.values())),
    )


def _names(paper: Paper) -> Iterator[tuple[str, ResourceKind | None, str]]:
    """Yield each name with what the words around speak of, and its sentence.

    Titles are in capitals throughout, so only the abstract is read.
    """
    for start, end in sentence_spans(paper.abstract):
        sentence = paper.abstract[start:end]
        for match in _NAME.finditer(sentence):
            for first, name in _trimmed(match[0], at_start=not match.start()):
                at = match.start() + first
                yield name, _kind(sentence, at, at + len(name)), sentence[:_LONGEST_CONTEXT]


def _trimmed(run: str, *, at_start: bool) -> Iterator[tuple[int, str]]:
    """Yield the name in a run of capitalised words, without what only stands beside it."""
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", run)]
    while words and (is_generic(words[0][1]) or (at_start and _plain(words[0][1]))):
        words, at_start = words[1:], False
    while words and is_generic(words[-1][1]):
        words.pop()
    if words:
        first, last = words[0][0], words[-1][0] + len(words[-1][1])
        name = re.sub(r"\.$", "", run[first:last])
        if len(name_key(name)) > 2 and not describes(name) and any(c.isupper() for c in name):
            yield first, name


def _plain(word: str) -> bool:
    """Tell whether a sentence may begin with a word only because it is a word."""
    return (not is_distinctive(word) and word[1:].islower()) or len(word) == 1


def _kind(sentence: str, start: int, end: int) -> ResourceKind | None:
    """Return what kind of resource the words around speak of, or None if of none."""
    before, after = sentence[max(0, start - _WINDOW) : start], sentence[end : end + _WINDOW]
    for kind, pattern in _AFTER.items():
        if pattern.match(after):
            return kind
    cue = _BEFORE.search(before)
    listed = _LISTED.search(before)
    beside = listed and (listed["other"] or listed["comma"])
    tested = before.endswith(_TESTED) and is_distinctive(sentence[start:end])
    if not (cue or tested or (beside and is_distinctive(beside))):
        return None
    said = (cue[0] if cue else "").casefold()
    return next((kind for kind, nouns in _NOUNS.items() if re.match(nouns, said)), "model")


def _spelt_out(paper: Paper) -> Iterator[str]:
    """Yield the keys of acronyms that stand for words in small letters, as a field's do."""
    for each in definitions(paper.abstract):
        words = re.findall(r"[^\W\d_]+", paper.abstract[each.start : each.end])
        capitals = sum(word[0].isupper() for word in words)
        if capitals * 2 <= len(words) and not is_distinctive(each.short):
            yield name_key(each.short)


def _known(links: Iterable[Links], vocabulary: Vocabulary) -> set[str]:
    known = {name_key(name) for each in links for name in each.introduces}
    known |= {name_key(without_size(name)) for each in links for name in each.introduces}
    for facet in vocabulary.facets:
        for concept in facet.concepts:
            terms = (concept.label, *concept.alternatives, *concept.terms, *concept.acronyms)
            known |= {key for term in terms for key in (name_key(term), f"{name_key(term)}s")}
    return known


def _covered(each: Suggestion, resources: set[str]) -> bool:
    """Tell whether a name is that of a known resource with a version or a common word."""
    words = re.split(rf"{DASH}| ", each.name)
    beginnings = ("".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    head = next((key for key in map(name_key, beginnings) if key in resources), None)
    rest = name_key(each.name).removeprefix(head) if head else ""
    return bool(head) and (rest[:1].isdigit() or rest in {"base", "large", "small", "score"})
