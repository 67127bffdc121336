"""The stage that links papers: mentions, backlinks, related papers, addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.corpus import sort_key
from generator.linking.addresses import find_links
from generator.linking.introductions import find_introductions
from generator.linking.mentions import find_mentions
from generator.linking.related import find_related
from generator.linking.resources import find_resources
from generator.model import Link, Links, Mention, Paper, Tag
from generator.vocabulary.resources import Resource


def link_papers(
    papers: Sequence[Paper],
    tags: Mapping[str, tuple[Tag, ...]],
    resources: Sequence[Resource] = (),
) -> dict[str, Links]:
    """Return for each paper id what leads from it to other papers and out of the site.

    The result does not depend on the order of `papers`. A name that two papers
    introduce alike leads to neither.
    """
    introductions = find_introductions(papers)
    addresses = {paper.id: find_links(paper.abstract) for paper in papers}
    mentions = find_mentions(papers, introductions, addresses)
    backlinks = _inverse(papers, mentions)
    related = find_related(papers, tags)
    named = find_resources(papers, resources, introductions, mentions, addresses)
    return {
        paper.id: Links(
            mentions=mentions[paper.id],
            mentioned_by=backlinks[paper.id],
            related=related[paper.id],
            links=(*addresses[paper.id], *_stated_beside(paper)),
            introduces=tuple(each.name for each in introductions[paper.id]),
            resources=named[paper.id],
        )
        for paper in papers
    }


def _inverse(
    papers: Sequence[Paper], mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return for each paper the papers that mention it, in A–Z order of titles."""
    found: dict[str, list[str]] = defaultdict(list)
    for paper in sorted(papers, key=lambda each: (sort_key(each.title), each.id)):
        for to in sorted({mention.to for mention in mentions[paper.id]}):
            found[to].append(paper.id)
    return {paper.id: tuple(found[paper.id]) for paper in papers}


def _stated_beside(paper: Paper) -> Iterator[Link]:
    """Yield the addresses that the record states beside its text."""
    for url in paper.code:
        yield Link(url=url, label="code")
    for url in paper.data:
        yield Link(url=url, label="data")
    for url in paper.project:
        yield Link(url=url, label="project")
