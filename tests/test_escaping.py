"""Escaping: any text comes out of Markdown as itself, and no element that nobody wrote."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from hypothesis import given, settings, strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.escaping import escape, escape_inline, front_matter, json_script, preformatted

# Left out: `meta` reads front matter, which MkDocs has taken off already. Turned off: the ordinals
# of `smartsymbols`, since `1st` is made of letters that have no meaning anywhere else.
EXTENSIONS = (
    "abbr admonition attr_list def_list footnotes md_in_html nl2br sane_lists smarty tables toc "
    "wikilinks pymdownx.arithmatex pymdownx.betterem pymdownx.blocks.admonition "
    "pymdownx.blocks.details pymdownx.blocks.html pymdownx.bracketspan pymdownx.caret "
    "pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.escapeall pymdownx.fancylists "
    "pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink pymdownx.mark pymdownx.progressbar "
    "pymdownx.quotes pymdownx.saneheaders pymdownx.smartsymbols pymdownx.snippets "
    "pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde"
).split()
MARKDOWN = Markdown(
    extensions=EXTENSIONS,
    extension_configs={
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.magiclink": {"repo_url_shortener": True, "repo_url_shorthand": True},
        "pymdownx.smartsymbols": {"ordinal_numbers": False},
    },
)

SPECIALS = [
    *"<>&\"'*_[](){}#+-.!|~^=:`$\\/@%;,?0123456789 abcABéß漢",
    *("{{", "}}", "{%", "%}", "--8<--", '--8<-- "x"', ":smile:", "++ctrl++", "==x==", "^^x^^"),
    *("~~x~~", "H~2~O", "x^2^", "__a__", "_a_", "**a**", "`", "``", "```", "~~~", "#!python x"),
    *("[^1]", "[^1]: x", "*[HTML]: x", "HTML", "[x](y)", "![x](y)", "[x]: y", "[[x]]", "[TOC]"),
    *("<script>", "</p>", "<!--", "-->", "<![CDATA[", "<?php", "&amp;", "&#60;", "&lt;", "<b>"),
    *("1. ", "1) ", "a. ", "i. ", "# ", "- ", "+ ", "* ", "> ", "    ", "[ ] ", "[x] ", ": def"),
    *("{: #x .y }", "{ .z }", "$$", "\\(", "\\[", "---", "===", "***", "| a | b |", "|---|"),
    *("!!! note", "??? note", '=== "t"', "/// note", "///", '[=50% "50%"]', "key: value"),
    *("{++a++}", "{--a--}", "{~~a~>b~~}", "{==a==}", "{>>a<<}", "...", "--", "(c)", "(tm)", "(r)"),
    *("+/-", "-->", "<--", "<->", "=/=", "c/o", "1/2", "http://a.bc", "https://x.org/y.", "a@b.cc"),
    *("www.a.bc", "@user", "#1", "user/repo#1", "'s", '"q"', "<<", ">>"),
    *("\u2028", "\u2029", "\u00a0", "\u200b", "\u200f", "\u202e", "\u00ad", "\ufeff", "😀", "שלום"),
    *("a\u0301", "\u0002", "\u0003", "\x02wzxhzdk:0\x03", "\x00", "\x7f", "\x85", "\x92", "\ufffd"),
]
LINE = st.lists(
    st.one_of(st.sampled_from(SPECIALS), st.characters(exclude_characters="\t\n\x0b\x0c\r")),
    min_size=1,
    max_size=12,
).map("".join)
TEXTS = LINE.map(str.strip).filter(bool)
"""As titles and abstracts are: cleaned, so without spaces at their ends."""
LINES = st.lists(st.one_of(TEXTS, TEXTS.map("    ".__add__)), min_size=2, max_size=4)


def shown(text: str) -> str:
    """Return what HTML can hold of a text: it has no NUL, no C1 control and no half character."""
    return re.sub("[\0\x80-\x9f\ud800-\udfff]", "\ufffd", text)


def body_of(source: str) -> LexborNode:
    MARKDOWN.reset()
    body = LexborHTMLParser(MARKDOWN.convert(source)).body
    assert body is not None
    return body


def elements(body: LexborNode) -> list[str]:
    return [node.tag for node in body.traverse() if node.tag != "body"]


def text_of(body: LexborNode, selector: str) -> str:
    node = body.css_first(selector)
    return node.text() if node else f"no {selector}"


TABLE = "| A |\n| --- |\n| {} |"
TABLE_ELEMENTS = "table thead tr th tbody tr td"
PLACES = [
    pytest.param("{}", "p", "p", id="paragraph"),
    pytest.param("# {}", "h1", "h1", id="heading"),
    pytest.param("## {} {{ #x }}", "h2", "h2", id="heading with attributes"),
    pytest.param("- {}", "ul li", "li", id="list item"),
    pytest.param("> {}", "blockquote p", "p", id="quotation"),
    pytest.param(TABLE, TABLE_ELEMENTS, "td", id="table cell"),
    pytest.param("[{}](x.md)", "p a", "a", id="link"),
    pytest.param("[{}](x.md){{ .c }}", "p a", "a", id="link with attributes"),
    pytest.param('<p class="c">{}</p>', "p", "p", id="HTML"),
    pytest.param('<p markdown="span">{}</p>', "p", "p", id="Markdown in HTML"),
    pytest.param("**{}**", "p strong", "strong", id="strong"),
]


@pytest.mark.parametrize(("source", "tags", "selector"), PLACES)
@given(text=TEXTS)
def test_any_text_is_shown_as_itself(source, tags, selector, text):
    body = body_of(source.format(escape(text)))
    assert (elements(body), text_of(body, selector)) == (tags.split(), shown(text))


@settings(max_examples=200)
@given(text=TEXTS)
def test_any_text_is_shown_as_itself_between_marks(text):
    body = body_of(f"[a](x.md){escape_inline(text)}[b](x.md)")
    assert (elements(body), text_of(body, "p")) == (["p", "a", "a"], f"a{shown(text)}b")


@given(text=TEXTS)
def test_any_text_is_itself_in_an_attribute(text):
    body = body_of(f'[a](x.md "{escape(text)}")')
    link = body.css_first("a")
    assert elements(body) == ["p", "a"]
    assert link.attributes == {"href": "x.md", "title": shown(text)}


@given(lines=LINES)
def test_no_line_of_a_paragraph_begins_something(lines):
    text = "\n".join(lines)
    body = body_of(str(escape(text)))
    assert set(elements(body)) == {"p", "br"}
    assert text_of(body, "p") == shown(text)


@given(text=TEXTS)
def test_two_texts_do_not_join_to_markup(text):
    body = body_of(f"{escape(text)}\n\n{escape(text)}")
    assert elements(body) == ["p", "p"]
    assert [node.text() for node in body.css("p")] == [shown(text)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A 0.94 AUC with U-Net, at 3% of the cost; twice (MRI) as fast.",
        "Now PIE: Simulating drawings",
        "Ångström und Straße, 漢字",
    ],
)
def test_a_plain_sentence_stays_legible(text):
    assert escape(text) == text


CONTROLS = [*range(1, 9), *range(0x0E, 0x20), 0x7F, 0xFFFE, 0x10FFFF]


@pytest.mark.parametrize("text", [*map(chr, CONTROLS)], ids=ascii)
def test_control_characters_pass(text):
    assert text_of(body_of(f"a{escape(text)}b"), "p") == f"a{text}b"


@given(st.text(st.characters(exclude_categories=())))
def test_preformatted_shows_exactly_the_text(text):
    html = f"<pre><code>{preformatted(text)}</code></pre>"
    body = LexborHTMLParser(html).body
    assert elements(body) == ["pre", "code"]
    assert text_of(body, "code") == shown(text)


@given(st.one_of(TEXTS, LINES.map("\n\n".join), LINES.map("\n".join)))
def test_preformatted_survives_markdown_in_a_list_and_outside(text):
    html = f"<pre><code>{preformatted(text)}</code></pre>"
    body = body_of(f"{html}\n\n- x\n\n    {html}\n\n- y\n")
    found = [tag for tag in elements(body) if tag != "p"]
    assert found == ["pre", "code", "ul", "li", "pre", "code", "li"]
    assert [node.text() for node in body.css("code")] == [shown(text)] * 2


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXTS),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(TEXTS, inner)),
    max_leaves=6,
)


@given(VALUES)
def test_json_in_a_script_is_the_value_and_ends_no_script(value):
    text = str(json_script(value))
    assert json.loads(text) == value
    assert text.isascii()
    assert not set("<>&") & set(text)
    page = LexborHTMLParser(f"<body><script>window.x = {text}</script><p>after</p>")
    assert [node.tag for node in page.body.traverse()] == ["body", "script", "p"]


def test_json_has_the_same_bytes_whatever_the_order():
    assert json_script({"b": 1, "a": 2}) == json_script({"a": 2, "b": 1}) == '{"a":2,"b":1}'


@given(st.text(st.characters(exclude_categories=())), TEXTS)
def test_front_matter_survives_mkdocs(title, description):
    fields = {"title": title, "none": None, "description": description, "hide": ["toc", title]}
    text, data = get_data(f"{front_matter(fields)}\n# Body: text\n")
    assert text.strip() == "# Body: text"
    assert data.keys() == {"title", "description", "hide"}
    for source, value in ((title, data["title"]), (description, data["description"])):
        page = LexborHTMLParser(f'<!doctype html><i title="{value}">{value}</i>')
        assert page.css_first("i").text() == shown(source)
        assert page.css_first("i").attributes["title"] == shown(source)
        assert not set("<>\"'{}") & set(value)
    assert data["hide"] == ["toc", data["title"]]


@given(st.text("NOno~:{}[]%&*!|>'\"#@`,?- 0123456789.éß漢"))
def test_front_matter_stays_text(title):
    _, data = get_data(f"{front_matter({'title': title})}")
    assert unescape(data["title"]) == title


@pytest.mark.parametrize("title", ["NO", "1.10", "2024-01-31", "null", "~", "{{ x }}", "{% x %}"])
def test_front_matter_has_no_other_types(title):
    _, data = get_data(str(front_matter({"title": title})))
    assert isinstance(data["title"], str)
    assert unescape(data["title"]) == title
    assert "{{" not in data["title"]


def test_front_matter_keeps_switches():
    _, data = get_data(str(front_matter({"search": {"exclude": True}, "n": 3})))
    assert data == {"search": {"exclude": True}, "n": 3}
