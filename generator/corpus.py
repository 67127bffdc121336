"""Normalising: from records to papers with clean text and stable ids; twins are found.

An id is made from the paper's own title and the first words of its text, never
from its place or its neighbours. So it stays when papers are added or moved,
and two papers of one title have two ids.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from rapidfuzz import fuzz
from slugify import slugify

from generator.model import Corpus, Notice, Overrule, Paper, Reject, Result, Twin
from generator.records import Entry, Reading
from generator.text import clean_line, clean_paragraphs, doubtful, words_key

_LONGEST_SLUG = 60
_FIRST_WORDS = 8
_LIKE_TITLES = 93.0
"""Least rapidfuzz token-sort ratio (0 to 100) of titles that are called near duplicates."""
_CROWD = 50
"""A word in more titles than this says nothing about likeness."""


def normalise(reading: Reading) -> Corpus:
    """Return papers in A–Z order, with every record accounted for."""
    papers, rejects = _distinct_ids([_paper(entry) for entry in reading.entries])
    kept, dropped = _without_copies(papers)
    kept.sort(key=_alphabetical)
    return Corpus(
        papers=tuple(kept),
        rejects=(*reading.rejects, *rejects),
        skipped=reading.skipped,
        twins=(*dropped, *_near_twins(kept)),
        notices=tuple(_notices(reading.entries)),
    )


def make_id(title: str, abstract: str) -> str:
    """Return a readable page address: words of the title, and five characters of a hash.

    Safe as a file name everywhere: lower-case ASCII, at most 66 characters, and
    never the name of a device or of a folder of the site.
    """
    slug = slugify(title, max_length=_LONGEST_SLUG, word_boundary=True, save_order=True) or "paper"
    digest = hashlib.blake2b(_fingerprint(title, abstract).encode(), digest_size=4).digest()
    return f"{slug}-{_base32(int.from_bytes(digest))[-5:]}"


def _fingerprint(title: str, abstract: str) -> str:
    """Return what two records of one paper share: its title and its text's first words."""
    start = " ".join(abstract.split()[:_FIRST_WORDS])
    return f"{words_key(title)}\n{words_key(start)}"


def _base32(number: int) -> str:
    digits = "abcdefghijkmnpqrstuvwxyz23456789"
    text = ""
    for _ in range(7):
        number, digit = divmod(number, 32)
        text = digits[digit] + text
    return text


def _paper(entry: Entry) -> Paper:
    record = entry.record
    title = clean_line(record.title)
    abstract = clean_paragraphs(record.text)
    return Paper(
        id=record.id or make_id(title, abstract),
        title=title,
        abstract=abstract,
        origin=entry.origin,
        kind="abstract" if record.abstract.strip() else "summary",
        authors=_lines(record.authors),
        year=record.year,
        venue=clean_line(record.venue),
        doi=record.doi.strip(),
        url=record.url.strip(),
        code=_lines(record.code),
        data=_lines(record.data),
        project=_lines(record.project),
        introduces=_lines(record.introduces),
        resources=_lines(record.resources),
        results=tuple(
            Result(
                value=clean_line(figure.value),
                metric=clean_line(figure.metric),
                on=clean_line(figure.on),
                against=clean_line(figure.against),
            )
            for figure in record.results
        ),
        availability=clean_line(record.availability),
        overrule=Overrule(
            add=record.tags.add,
            remove=record.tags.remove,
            reason=clean_line(record.tags.reason),
        ),
    )


def _lines(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(cleaned for value in values if (cleaned := clean_line(value)))


def _distinct_ids(papers: Iterable[Paper]) -> tuple[list[Paper], list[Reject]]:
    """Refuse a record whose id another paper before it has."""
    first: dict[str, Paper] = {}
    kept: list[Paper] = []
    rejects: list[Reject] = []
    for paper in papers:
        holder = first.setdefault(paper.id, paper)
        if holder is paper or _copies(holder, paper):
            kept.append(paper)
        else:
            reason = f"the id `{paper.id}` belongs to {holder.origin} already; give it another"
            raw = f"{paper.title}\n\n{paper.abstract}"
            rejects.append(Reject(origin=paper.origin, raw=raw, reason=reason))
    return kept, rejects


def _copies(one: Paper, other: Paper) -> bool:
    return _fingerprint(one.title, one.abstract) == _fingerprint(other.title, other.abstract)


def _without_copies(papers: Iterable[Paper]) -> tuple[list[Paper], list[Twin]]:
    """Keep the richest of several records of one paper, whatever their order."""
    groups: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        groups[_fingerprint(paper.title, paper.abstract)].append(paper)
    kept: list[Paper] = []
    twins: list[Twin] = []
    for group in groups.values():
        best = max(group, key=_richness)
        kept.append(best)
        twins += [_dropped(paper, best) for paper in group if paper is not best]
    return kept, twins


def _richness(paper: Paper) -> tuple[bool, int, int, str, str, str]:
    fields = (paper.authors, paper.year, paper.venue, paper.doi, paper.url, paper.code)
    named = paper.id != make_id(paper.title, paper.abstract)
    return named, sum(map(bool, fields)), len(paper.abstract), paper.abstract, paper.title, paper.id


def _dropped(copy: Paper, best: Paper) -> Twin:
    same = words_key(copy.abstract) == words_key(best.abstract)
    reason = "same title and text" if same else "same title and beginning; the fuller text is kept"
    return Twin(id=best.id, origin=copy.origin, other=None, title=copy.title, reason=reason)


def _near_twins(papers: list[Paper]) -> list[Twin]:
    """Find papers whose titles are alike; both keep their pages."""
    twins = []
    for one, other in _candidates(papers):
        likeness = fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold())
        if likeness >= _LIKE_TITLES:
            reason = (
                "same title, other text"
                if words_key(one.title) == words_key(other.title)
                else f"titles alike ({likeness:.0f} of 100)"
            )
            twins.append(
                Twin(
                    id=one.id,
                    origin=other.origin,
                    other=other.id,
                    title=other.title,
                    reason=reason,
                )
            )
    return twins


def _candidates(papers: list[Paper]) -> list[tuple[Paper, Paper]]:
    """Return the pairs that share one of their rarest title words, each once, in order."""
    words = [set(re.findall(r"\w+", paper.title.casefold())) for paper in papers]
    counts = Counter(word for title in words for word in title)
    buckets: dict[str, list[int]] = defaultdict(list)
    for index, title in enumerate(words):
        for word in sorted(title, key=lambda each: (counts[each], each))[:4]:
            buckets[word].append(index)
    pairs = {
        pair
        for bucket in buckets.values()
        if len(bucket) <= _CROWD
        for pair in combinations(bucket, 2)
    }
    return [(papers[a], papers[b]) for a, b in sorted(pairs)]


def _alphabetical(paper: Paper) -> tuple[str, str]:
    return sort_key(paper.title), paper.id


def sort_key(title: str) -> str:
    """Return what titles are ordered by: letters and digits, without accents and case."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    kept = "".join(ch if ch.isalnum() else " " for ch in plain if not unicodedata.combining(ch))
    return " ".join(kept.split())


def _notices(entries: Iterable[Entry]) -> Iterable[Notice]:
    for entry in entries:
        for name in entry.record.unknown:
            yield Notice(
                origin=entry.origin, message=_unknown(name, type(entry.record).model_fields)
            )
        text = (
            clean_line(entry.record.title),
            clean_paragraphs(entry.record.text),
        )
        for fault in dict.fromkeys(fault for part in text for fault in doubtful(part)):
            yield Notice(origin=entry.origin, message=fault)


def _unknown(name: str, known: Mapping[str, object]) -> str:
    closest = max(known, key=lambda field: fuzz.ratio(name, field))
    hint = f"; did you mean `{closest}`?" if fuzz.ratio(name, closest) > 70 else ""
    return f"the field `{name}` is unknown and not used{hint}"
