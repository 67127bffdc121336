"""Text is data: whatever a corpus says, pages show exactly that and nothing comes alive.

The expected text comes from `generator.text`, whose own tests hold that it loses nothing.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from conftest import ROOT, make_project
from hypothesis import HealthCheck, given, settings, strategies as st
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser

from generator.build import publish, write_pages
from generator.corpus import normalise
from generator.linking import link_papers
from generator.pipeline import make_pages, make_site, read
from generator.project import load_project
from generator.readers import jsonl
from generator.render import render_pages
from generator.results import ResultReader, find_results
from generator.site import assemble
from generator.tagging import tag_papers
from generator.vocabulary import Metrics, load_vocabulary

NASTY = [
    "<script>alert(1)</script> and <img src=x onerror=alert(1)>",
    "{{ config }} {% raw %} {# comment #} ${x} <%= y %>",
    "[link](javascript:alert(1)) ![image](x.png) <https://example.org> www.example.org",
    "--- \ntitle: x\n---\n# Heading\n\n- list\n\n    code\n\n1. one\n2. two",
    "*em* _em_ **strong** __strong__ `code` ~~gone~~ ==mark== ^up^ ~down~ ++ctrl++",
    "a | b | c and $5 to $6 or $x_1$ and \\(y\\) and 100% sure",
    "&amp; &lt; &#60; &copy &nbsp; &notanentity; AT&T",
    "quotes \" ' ` “ ” ‘ ’ « » and a backslash \\ and \\* too",
    "line\u2028separator\u2029 nbsp\u00a0 zero\u200bwidth bidi\u202eabc\u202c soft\u00adhyphen",
    "emoji 🔭 👩‍🔬 and accents e\u0301 and Ω and 中文 and العربية",
    ":smile: (c) (tm) 1/2 1st +- --> ... -- ---",
    "{: .class #id onclick=x } {.x} { #id }",
    "*[HTML]: not an abbreviation\n[1]: https://example.org\n[^1]: no footnote",
    '!!! note\n    not one\n\n??? more\n\n=== "Tab"\n\n: definition\n\n> quote',
    '--8<-- "mkdocs.yml"\n;--8<--\n<!-- comment --> ]]> <![CDATA[ x ]]> <?php ?>',
    "a" * 3000,
    "word " * 400,
]


def paper_lines(texts: list[str]) -> str:
    """Return a JSON Lines collection with each text as a title and as an abstract."""
    return "\n".join(
        json.dumps({"id": f"nasty-{n}", "title": f"T {text}"[:600], "abstract": text})
        for n, text in enumerate(texts)
    )


def body_of(tree: LexborHTMLParser) -> str:
    return "\n\n".join(node.text() for node in tree.css("p.atlas-abstract"))


def spaces(text: str) -> str:
    """Join what HTML joins: runs of ASCII white space."""
    return " ".join(part for part in text.replace("\n", " ").split(" ") if part)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Path]:
    """One strict build of all the nasty texts."""
    folder = make_project(tmp_path_factory.mktemp("hostile"))
    source = folder / "nasty.jsonl"
    source.write_text(paper_lines(NASTY), encoding="utf-8")
    project = load_project(folder / "mkdocs.yml")
    write_pages(project, make_pages(project, make_site(project, [str(source)])))
    return source, publish(project, strict=True).site_dir


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_a_nasty_text_is_shown_as_it_is(built: tuple[Path, Path], number: int):
    source, site = built
    paper = next(p for p in read([str(source)]).papers if p.id == f"nasty-{number}")
    html = (site / "papers" / paper.id / "index.html").read_text(encoding="utf-8")
    tree = LexborHTMLParser(html)
    assert spaces(tree.css_first("h1").text()) == spaces(paper.title)
    assert spaces(body_of(tree)) == spaces(paper.abstract)
    assert spaces(tree.css_first("title").text()) == spaces(f"{paper.title} - Abstract Atlas")
    content = tree.css_first("article")
    assert content.css("script, img, iframe, em, strong, del, mark, kbd, blockquote, h4") == []
    assert all(not name.startswith("on") for node in content.css("*") for name in node.attributes)
    for link in content.css("a"):
        assert (link.attributes.get("href") or "").startswith(("https://", "../", "#", "./", ""))
        assert "javascript:" not in (link.attributes.get("href") or "").casefold()


def test_nasty_titles_are_shown_as_they_are_in_lists(built: tuple[Path, Path]):
    source, site = built
    tree = LexborHTMLParser((site / "papers" / "index.html").read_text(encoding="utf-8"))
    shown = {spaces(a.text()) for a in tree.css(".atlas-papers li > p:first-child > a")}
    assert shown == {spaces(paper.title) for paper in read([str(source)]).papers}


VOCABULARY = load_vocabulary(Path(__file__).parent / "data" / "small" / "vocabulary.yaml")
METRICS = Metrics(names=("accuracy", "hit rate"))
READER = ResultReader(replace(VOCABULARY, metrics=METRICS))
PROJECT = load_project(ROOT / "mkdocs.yml")
MARKUP = ["{{", "}}", "{%", "%}", "--8<--", "<b>", "</p>", "<script>", "&lt;", "&#60;", "[x](y)"]
STARTS = ["\n", "\n\n", "  ", "    ", "1. ", "a) ", "# ", "> ", "\u2028"]
WORDS = [
    "We reach an accuracy of 0.91 on ",
    "Our hit rate is 87%.",
    "telescope",
    "image stacking",
    "RT",
    "(RT)",
    "DimLight",
    "https://example.org/x",
]
SPECIALS = st.sampled_from([*"<>&\"'*_[](){}#+-.!|~^=:`$\\/@%;,?", *MARKUP, *STARTS, *WORDS])
TEXTS = st.lists(SPECIALS | st.text(max_size=6), min_size=1, max_size=25).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=TEXTS, abstract=TEXTS)
def test_any_text_is_shown_as_it_is(title: str, abstract: str):
    record = {"title": f"A {title}", "abstract": f"{abstract} telescope end"}
    corpus = normalise(jsonl.read(json.dumps(record), "x"))
    tags = tag_papers(corpus.papers, VOCABULARY)
    links = link_papers(corpus.papers, tags)
    results = find_results(corpus.papers, links, READER)
    site = assemble(corpus, VOCABULARY, tags, links, results)
    paper = corpus.papers[0]
    page = next(p for p in render_pages(site, PROJECT) if p.path == f"papers/{paper.id}.md")
    source, _ = get_data(page.text)
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    tree = LexborHTMLParser(markdown.markdown(source, extensions=extensions))
    assert spaces(tree.css_first("h1").text()) == spaces(paper.title)
    assert spaces(body_of(tree)) == spaces(paper.abstract)
    tags_of_body = {node.tag for p in tree.css("p.atlas-abstract") for node in p.css("*")}
    assert tags_of_body <= {"p", "a", "span"}
