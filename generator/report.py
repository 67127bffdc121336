"""Reports: what the command line says, as text; nothing here prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.evaluation import Evaluation, Score
from generator.linking.related import describe
from generator.model import ConfigurationError, Corpus, Evidence, Mention, Naming, Paper, Tag
from generator.pipeline import Tables
from generator.project import Project
from generator.records import record_schema
from generator.render import Page
from generator.site.views import Site
from generator.tagging import Tagger
from generator.vocabulary import concept_places, load_vocabulary, vocabulary_schema

SCHEMAS = {"record": record_schema, "vocabulary": vocabulary_schema}
_LONGEST_QUOTE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing to tell: how grave it is, and where and what."""

    kind: str
    text: str


def faults(corpus: Corpus) -> Iterator[Line]:
    """Yield what was not used, or used with doubt, in the order of the sources."""
    for skipped in corpus.skipped:
        text = f"{skipped.origin}: {skipped.reason}: {_short(skipped.raw)}"
        yield Line(kind="skipped", text=text)
    for reject in corpus.rejects:
        text = f"{reject.origin}: {reject.reason}: {_short(reject.raw)}"
        yield Line(kind="reject", text=text)
    for twin in corpus.twins:
        kind = "copy" if twin.other is None else "near duplicate"
        yield Line(
            kind=kind,
            text=f"{twin.origin}: {_short(twin.title)} of papers/{twin.id} ({twin.reason})",
        )
    for notice in corpus.notices:
        yield Line(kind="look", text=f"{notice.origin}: {notice.message}")


def remarks(site: Site) -> Iterator[Line]:
    """Yield what a curator may want to know although nothing is wrong."""
    for facet, papers in site.quality.untagged:
        for paper in papers:
            text = f"{paper.origin}: no {facet.label.lower()} found in {_short(paper.title)}"
            yield Line(kind="untagged", text=text)


def unused(site: Site, path: Path) -> Iterator[Line]:
    """Yield the concepts that no paper has, with their place in the vocabulary."""
    places = concept_places(path)
    for facet, concepts in site.quality.unused:
        for concept in concepts:
            place = f"{path}:{places[concept.key]}"
            text = (
                f"{place}: no paper is tagged `{facet.id}/{concept.id}`; add terms if one should be"
            )
            yield Line(kind="unused", text=text)


def totals(corpus: Corpus) -> str:
    """Return the numbers of a check in one line; together they make up the input."""
    copies = sum(twin.other is None for twin in corpus.twins)
    near = len(corpus.twins) - copies
    return (
        f"{len(corpus.papers)} papers, {len(corpus.rejects)} rejects, {copies} copies, "
        f"{near} near duplicates, {len(corpus.skipped)} blocks skipped"
    )


def check_navigation(project: Project, pages: Sequence[Page]) -> None:
    """Hold the configured navigation against the pages.

    Raises:
        ConfigurationError: If it names a page that is neither generated nor written by hand.
    """
    made = {page.path for page in pages}
    missing = [
        path
        for path in project.nav
        if path.endswith(".md") and path not in made and not (project.docs_dir / path).exists()
    ]
    if missing:
        indexes = sorted(path for path in made if path.endswith("/index.md"))
        raise ConfigurationError(
            f"{project.configuration}: `nav` names {', '.join(missing)}, which no page is; "
            f"there are {', '.join(indexes)}"
        )


def tag_lines(corpus: Corpus, vocabulary: Path, *, as_json: bool, explain: bool) -> Iterator[str]:
    """Yield a JSON object, or a few lines to read, for each paper."""
    tagger = Tagger(load_vocabulary(vocabulary))
    for paper in corpus.papers:
        tags = tagger.tag(paper)
        if as_json:
            yield _json(_tag_object(paper, tags, tagger if explain else None))
            continue
        yield f"{paper.id}: {paper.title}"
        for tag in tags:
            yield f"  {tag.facet}/{tag.concept}{_because(tag)}"
        if explain:
            aside = (d for d in tagger.explain(paper) if not d.accepted)
            yield from dict.fromkeys(
                f"  not {d.facet}/{d.concept}: “{d.text}” ({d.rule}): {d.reason}" for d in aside
            )


def link_lines(tables: Tables, *, as_json: bool) -> Iterator[str]:
    """Yield a JSON object, or a few lines to read, for each paper."""
    for paper in tables.corpus.papers:
        links = tables.links[paper.id]
        reasons = [(each.to, describe(each, tables.vocabulary)) for each in links.related]
        if as_json:
            yield _json(
                {
                    "id": paper.id,
                    "title": paper.title,
                    "mentions": [_span(mention, paper) for mention in links.mentions],
                    "mentioned_by": links.mentioned_by,
                    "resources": [_span(naming, paper) for naming in links.resources.named],
                    "related": [{"to": to, "reason": reason} for to, reason in reasons],
                }
            )
            continue
        yield f"{paper.id}: {paper.title}"
        yield from (f"  names “{each.text}”: {each.to}" for each in links.mentions)
        yield from (f"  mentioned by {id}" for id in links.mentioned_by)
        yield from (f"  names resource {id}" for id in links.resources.ids)
        yield from (f"  related: {to} ({reason})" for to, reason in reasons)


def evaluation_lines(found: Evaluation) -> Iterator[str]:
    """Yield scores by facet and by concept, then each mistake with its words."""
    for facet in found.facets:
        total = _score_line(facet.total)
        yield f"{facet.facet}: {total}, macro F1 {facet.macro:.3f} ({found.papers} papers)"
        for concept, score in facet.concepts:
            yield f"  {concept:<32} {_score_line(score)}"
    for mistake in found.mistakes:
        kind = "miss" if mistake.missing else "false alarm"
        words = "; ".join(mistake.words) or "nothing in the text matched"
        yield f"{kind}: {mistake.facet}/{mistake.concept} in {_short(mistake.title)}: {words}"
    labelled = {facet.facet for facet in found.facets}
    for (name, concept), count in found.unlabelled:
        if name in labelled:
            yield f"not labelled, not counted: {name}/{concept} on {count} papers"
    if others := sorted({name for (name, _), _ in found.unlabelled} - labelled):
        yield f"facets without labels: {', '.join(others)}"
    for title in found.unknown:
        yield f"labelled, but no paper of the sources: {_short(title)}"


def _score_line(score: Score) -> str:
    return (
        f"precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f} "
        f"({score.hits} right, {score.false_alarms} false, {score.misses} missed)"
    )


def evaluation_object(found: Evaluation) -> dict[str, Any]:
    """Return an evaluation as JSON holds it."""
    return {
        "papers": found.papers,
        "facets": {
            facet.facet: _score_object(facet.total)
            | {
                "macro_f1": round(facet.macro, 4),
                "concepts": {id: _score_object(score) for id, score in facet.concepts},
            }
            for facet in found.facets
        },
        "mistakes": [asdict(mistake) for mistake in found.mistakes],
        "unlabelled": {"/".join(key): count for key, count in found.unlabelled},
        "unknown": found.unknown,
    }


def _score_object(score: Score) -> dict[str, Any]:
    return asdict(score) | {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


def _tag_object(paper: Paper, tags: Iterable[Tag], tagger: Tagger | None) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": paper.id,
        "title": paper.title,
        "tags": [
            {
                "facet": tag.facet,
                "concept": tag.concept,
                "evidence": [_span(each, paper) for each in tag.evidence],
            }
            | ({"via": tag.via} if tag.via else {})
            | ({"curated": tag.curated} if tag.curated is not None else {})
            for tag in tags
        ],
    }
    if tagger:
        shown["decisions"] = [asdict(decision) for decision in tagger.explain(paper)]
    return shown


def _span(span: Evidence | Mention | Naming, paper: Paper) -> dict[str, Any]:
    """Return a span with the field's name as the record has it."""
    shown = span._asdict() if isinstance(span, Evidence) else asdict(span)
    return shown | ({"field": paper.kind} if span.field == "abstract" else {})


def _because(tag: Tag) -> str:
    if tag.curated is not None:
        return f"  curated {tag.curated}".rstrip()
    words = ", ".join(dict.fromkeys(f"“{each.text}” ({each.rule})" for each in tag.evidence))
    return f"  follows from {tag.via}" if tag.via else f"  {words}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + '…'}”"
