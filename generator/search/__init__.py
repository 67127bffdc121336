"""The stage that makes the reader's search: the index, as scripts that the browser loads.

`assets/search/engine.js` reads them. They are plain scripts that call a function, since a
browser that shows a folder loads nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from generator.escaping import json_script
from generator.render import Page
from generator.search.documents import Document, page_documents, paper_documents, place_documents
from generator.search.packing import blocks, entries, front_coded, number, size
from generator.search.postings import STOP_WORDS, Postings, usual_length
from generator.search.senses import Senses, everyday_lines, find_senses
from generator.site.views import Site
from generator.vocabulary.concepts import Key

FOLDER = "assets/index"
_WHOLE = 150_000
"""Up to so many bytes, all lists are one file."""
_BLOCK = 16_000
_PASSAGES = 14_000


def index_files(
    site: Site, pages: Iterable[Page] = (), by_hand: Iterable[Page] = ()
) -> Iterator[Page]:
    """Yield the scripts of the index.

    Args:
        site: The papers, concepts and resources to be found.
        pages: Generated pages; those that are none of these are found by their titles.
        by_hand: Hand-written pages, which are found by all of their words.
    """
    papers, places = list(paper_documents(site)), list(place_documents(site))
    places += page_documents(pages, by_hand, {each.path for each in (*papers, *places)})
    postings = Postings(usual_length(papers))
    for at, document in enumerate((*papers, *places)):
        postings.add(at, document)
    concepts = [page.concept for page in site.concepts]
    everyday = (*everyday_lines(), *site.vocabulary.everyday)
    senses = find_senses(postings, concepts, papers, site.corpus.papers, everyday)
    tags = {concept.key: at for at, concept in enumerate(concepts)}
    yield from _write(site, papers, places, postings, senses, tags)


def _write(
    site: Site,
    papers: Sequence[Document],
    places: Sequence[Document],
    postings: Postings,
    senses: Senses,
    tags: dict[Key, int],
) -> Iterator[Page]:
    words = sorted(postings.stems)
    stems: dict[str, int] = {}
    steps = []
    for word in words:
        each = postings.stems[word]
        steps.append(number(len(stems) - stems[each] if each in stems else 0))
        stems.setdefault(each, len(stems))
    lists = [postings.lists.get(each, ()) for each in stems] + list(senses.lists)
    packed = [entries(each) for each in lists]
    whole = sum(map(len, packed)) <= _WHOLE
    starts = [0] if whole else blocks(map(len, packed), _BLOCK)
    passages = [_passage(paper, tags) for paper in papers]
    cuts = blocks((len(each) for each in passages), _PASSAGES)
    colours = {facet.id: at for at, facet in enumerate(site.vocabulary.facets)}
    lexicon = {
        "papers": len(papers),
        "words": front_coded(words),
        "stems": "".join(steps),
        "sizes": "".join(size(len(each)) for each in lists),
        "blocks": starts,
        "passages": cuts,
        "names": _names(senses, stems),
        "senses": senses.labels,
        "tags": [[page.concept.label, colours[page.facet.id]] for page in site.concepts],
        "places": [[p.kind, p.title, p.path, p.count, list(p.names)] for p in places],
        "stop": " ".join(sorted(STOP_WORDS)),
        "spelling": [list(pair) for pair in site.vocabulary.spelling],
    }
    scripts = {f"lists-{at}": "\n".join(part) for at, part in enumerate(_cut(packed, starts))}
    texts = {f"texts-{at}": "\n".join(part) for at, part in enumerate(_cut(passages, cuts))}
    yield from _pages(lexicon, scripts, texts)


def _pages(
    lexicon: dict[str, object], lists: dict[str, str], texts: dict[str, str]
) -> Iterator[Page]:
    content = "\0".join((json_script(lexicon), *lists.values(), *texts.values()))
    version = hashlib.sha256(content.encode()).hexdigest()[:10]
    yield _script("lexicon", version, lexicon)
    for name, text in (*lists.items(), *texts.items()):
        yield _script(name, version, text)


def _script(name: str, version: str, value: object) -> Page:
    call = f'atlas.search.receive("{name}","{version}",{json_script(value)});\n'
    return Page(path=f"{FOLDER}/{name}.js", text=call)


def _cut(pieces: Sequence[str], starts: Sequence[int]) -> Iterator[Sequence[str]]:
    for start, end in zip(starts, (*starts[1:], len(pieces)), strict=True):
        yield pieces[start:end]


def _passage(paper: Document, tags: dict[Key, int]) -> str:
    """Return what a result shows of a paper."""
    own = [tags[key] for key, mine in paper.tags if mine]
    return str(json_script([paper.title, paper.path, own, paper.text]))


def _names(senses: Senses, stems: dict[str, int]) -> str:
    """Return the table of senses: `stems in a row:target weight…;`, all numbers in letters."""
    rows = []
    for phrase, targets in senses.table.items():
        best = sorted(targets.items(), key=lambda item: (-item[1], str(item[0])))
        shown = [(_target(t, stems), weight) for t, weight in best[:10]]
        key = "".join(number(stems[part]) for part in phrase)
        rows.append(key + ":" + "".join(number(t) + str(weight) for t, weight in shown))
    return ";".join(sorted(rows))


def _target(target: str | int, stems: dict[str, int]) -> int:
    return stems[target] if isinstance(target, str) else len(stems) + target
