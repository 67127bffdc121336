"""Assembling a paper's page: marks, tags with their words, links, and where to go next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.citations import shown
from generator.linking.related import describe
from generator.model import Link, Links, Paper, Tag
from generator.site.citing import searches
from generator.site.desk import Desk
from generator.site.glossing import gloss
from generator.site.marking import Paragraphs, anchors, mark
from generator.site.resource_pages import paper_names
from generator.site.resulting import frame_sentences, result_table
from generator.site.views import FacetTags, NextTo, PaperPage, Quote, TagView, Turn
from generator.vocabulary.concepts import Concept


def paper_page(desk: Desk, index: int, turns: tuple[Turn, ...] = ()) -> PaperPage:
    """Return the page of the paper that stands at `index` in A–Z order."""
    papers = desk.corpus.papers
    paper = papers[index]
    links = desk.links[paper.id]
    marked = gloss(paper, mark(paper, desk.tags[paper.id], links, desk.resources))
    results = desk.results[paper.id]
    paragraphs = frame_sentences(marked, paper, results)
    facets = tuple(_facet_tags(desk, paper, paragraphs))
    return PaperPage(
        paper=paper,
        gist=desk.gists[paper.id],
        paragraphs=paragraphs,
        facets=facets,
        removed=tuple(_removed(desk, paper)),
        links=tuple(_each_address_once(links.links)),
        results=result_table(paper, results),
        related=tuple(_related(desk, links)),
        mentions=tuple(_mentions(desk, links)),
        names=paper_names(desk, paper),
        mentioned_by=tuple(desk.papers[id] for id in links.mentioned_by),
        previous=papers[index - 1] if index else None,
        next=papers[index + 1] if index + 1 < len(papers) else None,
        turns=turns,
        citations=shown(paper, _keywords(facets)),
        searches=searches(paper),
    )


def _facet_tags(desk: Desk, paper: Paper, paragraphs: Paragraphs) -> Iterator[FacetTags]:
    for facet in desk.vocabulary.facets:
        tags = [tag for tag in desk.tags[paper.id] if tag.facet == facet.id]
        views = [_tag_view(desk, tag, paragraphs) for tag in tags]
        if views:
            yield FacetTags(
                facet=facet,
                own=tuple(view for view in views if view.via is None),
                implied=tuple(view for view in views if view.via is not None),
            )


def _keywords(facets: Iterable[FacetTags]) -> list[tuple[str, list[str]]]:
    return [(each.facet.label, [view.concept.label for view in each.own]) for each in facets]


def _tag_view(desk: Desk, tag: Tag, paragraphs: Paragraphs) -> TagView:
    return TagView(
        tag=tag,
        concept=desk.concepts[tag.facet, tag.concept],
        via=desk.concepts[tag.facet, tag.via] if tag.via else None,
        quotes=tuple(_quotes(tag, paragraphs)),
    )


def _quotes(tag: Tag, paragraphs: Paragraphs) -> Iterable[Quote]:
    """Return each wording once, and rather where it is marked in the text."""
    where = anchors(paragraphs, tag)
    quotes: dict[str, Quote] = {}
    for each in tag.evidence:
        in_title = each.field == "title"
        anchor = "" if in_title else where.get((each.start, each.end), "")
        wording = each.text.casefold()
        if wording not in quotes or (anchor and not quotes[wording].anchor):
            quotes[wording] = Quote(
                text=each.text, rule=each.rule, anchor=anchor, in_title=in_title
            )
    return quotes.values()


def _removed(desk: Desk, paper: Paper) -> Iterator[Concept]:
    """Yield what the curator took away; what could not be is told on the quality page."""
    kept = {(tag.facet, tag.concept) for tag in desk.tags[paper.id]}
    for name in paper.overrule.remove:
        facet, _, id = name.rpartition("/")
        for concept in desk.concepts.values():
            named = concept.id == id and facet in {"", concept.facet}
            if named and concept.key not in kept:
                yield concept


def _related(desk: Desk, links: Links) -> Iterator[NextTo]:
    for each in links.related:
        yield NextTo(
            paper=desk.papers[each.to],
            gist=desk.gists[each.to],
            reason=describe(each, desk.vocabulary),
        )


def _mentions(desk: Desk, links: Links) -> Iterator[tuple[Paper, tuple[str, ...]]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in links.mentions:
        names[mention.to][mention.text] = None
    for id, used in names.items():
        yield desk.papers[id], tuple(used)


def _each_address_once(links: Iterable[Link]) -> Iterator[Link]:
    seen: set[str] = set()
    for link in sorted(links, key=lambda link: link.start is not None):
        address = link.url.rstrip("/").casefold()
        if address not in seen:
            seen.add(address)
            yield link
