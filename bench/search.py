"""How well the search finds a paper that a reader half remembers: `python -m bench.search`.

Asks the queries in `tests/labels/queries/` of the very engine that the site has, in Chromium, over
an index made from SOURCE, and prints at which places the papers come, beside plain BM25 over title
and abstract (no stems, k1 1.2, b 0.75). Queries with a typing error, in other spellings, or with
two words that belong to nothing are made from the plain ones, always the same.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.model import Paper
from generator.pipeline import make_site
from generator.project import CONFIGURATION, load_project
from generator.search import index_files

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "labels" / "queries"
CHROMIUM = "/usr/bin/chromium"
Queries = Sequence[tuple[str, str]]
"""Titles and what is asked for them."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FOREIGN = "banana harbor violin tractor saffron umbrella lantern pebble orchard walrus".split()
_PAGE = '<!doctype html><meta charset="utf-8"><script src="assets/search/engine.js"></script>'
_ASK = """async (queries) => {
  const found = [];
  for (const [number, query] of queries) {
    const { hits } = await atlas.search.find(query, { limit: 1e6 });
    found.push(hits.findIndex((hit) => hit.paper === number) + 1);
  }
  return found;
}"""


def make_page(sources: Sequence[str], folder: Path) -> tuple[Path, list[Paper]]:
    """Write a page that has the engine and the index of `sources`; return it and the papers."""
    site = make_site(load_project(ROOT / CONFIGURATION), sources)
    for page in index_files(site):
        (folder / page.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / page.path).write_text(page.text, encoding="utf-8")
    shutil.copytree(ROOT / "site_src" / "assets" / "search", folder / "assets" / "search")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    return folder / "index.html", [each.paper for each in site.papers]


def ask(tab: Any, papers: Sequence[Paper], queries: Queries) -> list[int]:
    """Return at which place each query's paper comes, 0 where it does not come at all."""
    numbers = {paper.title: number for number, paper in enumerate(papers)}
    places: list[int] = tab.evaluate(_ASK, [(numbers[title], query) for title, query in queries])
    return places


def load(name: str) -> Queries:
    """Return one of the sets of queries."""
    loaded: dict[str, str] = json.loads((QUERIES / f"{name}.json").read_text(encoding="utf-8"))
    return list(loaded.items())


def sets() -> dict[str, Queries]:
    """Return all sets of queries: those that are written, and those that are made of them."""
    plain = load("plain")
    chance = random.Random(7)
    return {
        "plain": plain,
        "plain, one typing error": _each(plain, chance, _mistyped),
        "plain, other spellings": _each(plain, chance, _respelt),
        "plain, two foreign words": _each(plain, chance, _with_foreign),
        "vague, tuning half": load("vague-tuning"),
        "vague, held out": load("vague-held-out"),
    }


def _each(
    queries: Queries, chance: random.Random, change: Callable[[str, random.Random], str]
) -> Queries:
    return [(title, change(query, chance)) for title, query in queries]


def _mistyped(query: str, chance: random.Random) -> str:
    """Drop, add, change or swap a letter inside one of the longer words."""
    words = query.split()
    at = chance.choice([n for n, word in enumerate(words) if len(word) == max(map(len, words))])
    word, place = words[at], chance.randrange(1, len(words[at]) - 1)
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    strange = chance.choice(_LETTERS)
    forms = (head + tail, head + strange + letter + tail, head + strange + tail,
             head + tail[:1] + letter + tail[1:])  # fmt: skip
    words[at] = chance.choice(forms)
    return " ".join(words)


def _respelt(query: str, chance: random.Random) -> str:
    """Write hyphens as spaces or not at all, and use plurals, capitals and accents."""
    forms: list[Callable[[str], str]] = [
        lambda word: word if word.endswith("s") or not word.islower() else f"{word}s",
        str.upper,
        lambda word: word.replace("e", "é", 1),
    ]
    hyphens = ("", " ", "‑")
    return " ".join(
        re.sub("-", chance.choice(hyphens), word) if "-" in word else chance.choice(forms)(word)
        for word in query.split()
    )


def _with_foreign(query: str, chance: random.Random) -> str:
    return f"{query} {' '.join(chance.sample(_FOREIGN, 2))}"


def plain_bm25(papers: Sequence[Paper], queries: Queries) -> list[int]:
    """Return the places that BM25 gives over title and abstract, as words are written."""
    counts = [Counter(_words(f"{paper.title} {paper.abstract}")) for paper in papers]
    usual = sum(map(Counter.total, counts)) / len(counts)
    having = Counter(word for count in counts for word in count)
    return [_place(query, title, papers, counts, having, usual) for title, query in queries]


def _place(
    query: str,
    title: str,
    papers: Sequence[Paper],
    counts: Sequence[Counter[str]],
    having: Mapping[str, int],
    usual: float,
) -> int:
    def score(count: Counter[str]) -> float:
        long = 1.2 * (0.25 + 0.75 * count.total() / usual)
        return sum(
            math.log(1 + (len(papers) - having[word] + 0.5) / (having[word] + 0.5))
            * (count[word] * 2.2 / (count[word] + long))
            for word in _words(query)
            if count[word]
        )

    scores = [score(count) for count in counts]
    order = sorted(range(len(papers)), key=lambda number: (-scores[number], number))
    return [papers[number].title for number in order].index(title) + 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def summary(places: Sequence[int]) -> tuple[int, int, int]:
    """Return how many come first, among the first five, and how many there are."""
    return places.count(1), sum(0 < place <= 5 for place in places), len(places)


def main() -> None:
    """Print a line for each set of queries."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__)
    parser.add_argument("sources", nargs="*", help="the papers; the project's own without any")
    parser.add_argument("--misses", action="store_true", help="name the queries that fail")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page, papers = make_page(wanted.sources, Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        for name, queries in sets().items():
            places = ask(tab, papers, queries)
            first, five, count = summary(places)
            base = summary(plain_bm25(papers, queries))
            line = f"{name:26} of {count}: first {first}, among five {five}"
            sys.stdout.write(f"{line}; plain BM25 {base[0]}, {base[1]}\n")
            for (title, query), place in zip(queries, places, strict=True):
                if wanted.misses and place != 1:
                    sys.stdout.write(f"    {place:3} {query}  [{title}]\n")
        browser.close()


if __name__ == "__main__":
    main()
