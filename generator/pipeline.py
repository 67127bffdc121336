"""The pipeline on one screen: read, normalise, tag, link, read results, assemble, render."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from generator.build import generated_paths
from generator.corpus import normalise
from generator.linking import link_papers
from generator.model import Corpus, Links, Notice, Overrule, Result, SourceError, Tag
from generator.project import Project
from generator.readers import read_sources
from generator.render import Page, render_pages
from generator.results import ResultReader, find_results
from generator.search import index_files
from generator.site import assemble
from generator.site.views import Site
from generator.tagging import Tagger
from generator.vocabulary import load_vocabulary
from generator.vocabulary.concepts import Vocabulary

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the stages up to results found, each table keyed by paper id."""

    corpus: Corpus
    vocabulary: Vocabulary
    tags: Mapping[str, tuple[Tag, ...]]
    links: Mapping[str, Links]
    results: Mapping[str, tuple[Result, ...]]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python's garbage collector from running.

    The stages make no reference cycles and keep nearly all that they make, so
    it would look at more and more objects in vain: a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read(sources: Sequence[str], progress: Progress = _silent) -> Corpus:
    """Read and normalise.

    Raises:
        SourceError: If a source cannot be read, or no paper is found in any.
    """
    progress("reading")
    corpus = normalise(read_sources(sources))
    if not corpus.papers:
        faults = [f"{reject.origin}: {reject.reason}" for reject in corpus.rejects[:5]]
        names = ", ".join(sources) or "the configuration (`extra: atlas: sources:`)"
        raise SourceError("\n".join((f"no paper was found in {names}", *faults)))
    return corpus


def analyse(project: Project, sources: Sequence[str], progress: Progress = _silent) -> Tables:
    """Read, normalise, tag, link and find results.

    Raises:
        SourceError: If a source cannot be read or holds no paper.
        VocabularyError: If the vocabulary is faulty.
    """
    path = project.vocabulary
    with collector_at_rest():
        vocabulary, tagger, reader = _tools(path, path.read_bytes() if path.is_file() else b"")
        corpus = read(sources or project.sources, progress)
        progress("tagging")
        tags = {paper.id: tagger.tag(paper) for paper in corpus.papers}
        corpus = replace(corpus, notices=(*corpus.notices, *_in_vain(tagger, corpus)))
        progress("linking")
        links = link_papers(corpus.papers, tags, vocabulary.resources)
        results = find_results(corpus.papers, links, reader)
    return Tables(corpus=corpus, vocabulary=vocabulary, tags=tags, links=links, results=results)


@lru_cache(maxsize=1)
def _tools(path: Path, content: bytes) -> tuple[Vocabulary, Tagger, ResultReader]:
    """Keep what a vocabulary was made into as long as its content is the same."""
    del content
    vocabulary = load_vocabulary(path)
    return vocabulary, Tagger(vocabulary), ResultReader(vocabulary)


def _in_vain(tagger: Tagger, corpus: Corpus) -> Iterator[Notice]:
    """Yield what curators asked of the tagger that could not be done."""
    for paper in corpus.papers:
        if paper.overrule != Overrule():
            for problem in tagger.problems(paper):
                yield Notice(origin=paper.origin, message=f"`tags`: {problem}")


def make_site(project: Project, sources: Sequence[str], progress: Progress = _silent) -> Site:
    """Return the site model of some sources, or of the project's own."""
    tables = analyse(project, sources, progress)
    progress("assembling")
    return assemble(
        tables.corpus,
        tables.vocabulary,
        tables.tags,
        tables.links,
        tables.results,
        project.matrix,
    )


def make_pages(project: Project, site: Site, progress: Progress = _silent) -> list[Page]:
    """Return the sources of all generated pages, and the index that the search reads."""
    progress("rendering")
    pages = list(render_pages(site, project))
    progress("indexing")
    return [*pages, *index_files(site, pages, _by_hand(project))]


def _by_hand(project: Project) -> Iterator[Page]:
    """Yield the pages that somebody has written into `docs_dir`."""
    generated = generated_paths(project)
    for path in sorted(project.docs_dir.rglob("*.md")):
        name = path.relative_to(project.docs_dir).as_posix()
        if name not in generated and not path.name.startswith("."):
            yield Page(path=name, text=path.read_text(encoding="utf-8", errors="replace"))
