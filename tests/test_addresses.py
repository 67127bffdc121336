"""Addresses as abstracts state them: their extent, their form, what they lead to."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from generator.linking.addresses import find_links


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Code: https://github.com/a/b.", "https://github.com/a/b", id="full-stop"),
        pytest.param("See https://example.org/a, then b.", "https://example.org/a", id="comma"),
        pytest.param("(see https://example.org/a)", "https://example.org/a", id="bracket"),
        pytest.param("(https://example.org/a).", "https://example.org/a", id="bracket-stop"),
        pytest.param("https://example.org/a_(b)", "https://example.org/a_(b)", id="balanced"),
        pytest.param("(https://example.org/a_(b))", "https://example.org/a_(b)", id="balanced-in"),
        pytest.param('"https://example.org/a"', "https://example.org/a", id="quotes"),
        pytest.param("\u201chttps://example.org/a\u201d", "https://example.org/a", id="curly"),
        pytest.param("<https://example.org/a>", "https://example.org/a", id="angle"),
        pytest.param("[code](https://example.org/a)", "https://example.org/a", id="markdown"),
        pytest.param(r"\url{https://example.org/a}", "https://example.org/a", id="latex"),
        pytest.param(r"https://example.org/a\_b", "https://example.org/a_b", id="latex-escape"),
        pytest.param("HTTPS://Example.org/A", "https://Example.org/A", id="capitals"),
        pytest.param("at www.example.org/a.", "https://www.example.org/a", id="www"),
        pytest.param("at github.com/a/b.", "https://github.com/a/b", id="no-scheme"),
        pytest.param("at GitHub.com/a/b.", "https://GitHub.com/a/b", id="no-scheme-capitals"),
        pytest.param("at huggingface.co/a.", "https://huggingface.co/a", id="hub"),
        pytest.param("at a-lab.github.io.", "https://a-lab.github.io", id="pages"),
        pytest.param("at a.github.io/b/.", "https://a.github.io/b/", id="pages-path"),
        pytest.param("at doi.org/10.1000/xyz.", "https://doi.org/10.1000/xyz", id="doi-host"),
        pytest.param("doi:10.1000/xyz.", "https://doi.org/10.1000/xyz", id="doi"),
        pytest.param("doi: 10.1000/xyz.", "https://doi.org/10.1000/xyz", id="doi-space"),
        pytest.param("https://example.org/kite... so", "https://example.org/kite", id="dots"),
        pytest.param("https://example.org/a</a>", "https://example.org/a", id="closing-tag"),
        pytest.param("at http://a.example.ac.uk:80/~b", "http://a.example.ac.uk:80/~b", id="home"),
        pytest.param("https://github.com/a/b-v2.0.", "https://github.com/a/b-v2.0", id="version"),
        pytest.param("https://github.com/a/b.git, so", "https://github.com/a/b.git", id="git"),
        pytest.param("at data.example.edu/set.", "https://data.example.edu/set", id="path"),
        pytest.param("https://example.org/a.Our code", "https://example.org/a", id="no-space"),
        pytest.param("https://example.org:8080/a", "https://example.org:8080/a", id="port"),
        pytest.param(
            "https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f", id="query"
        ),
        pytest.param("https://example.org's page", "https://example.org", id="possessive"),
        pytest.param("\u89c1https://example.org/a\u3002", "https://example.org/a", id="cjk-stop"),
    ],
)
def test_extent(text: str, expected: str) -> None:
    assert urls(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("released through the wards.io portal", id="bare-domain"),
        pytest.param("Node.js and fast.ai and model.py", id="names-with-dots"),
        pytest.param("hosted on github.com soon", id="host-without-path"),
        pytest.param("code is available at WardNet.", id="project-name"),
        pytest.param("javascript:alert(1) data:text/html,x", id="other-schemes"),
        pytest.param("https://me:secret@example.org/a", id="userinfo"),
        pytest.param("https://localhost/a http://intranet/b", id="no-dot"),
        pytest.param("https://-a.example..org/", id="malformed-host"),
        pytest.param("https://example.org:99999/a", id="port-too-high"),
        pytest.param("https://github.com/[anonymous]/a", id="placeholder"),
        pytest.param("https://github.com/<user>/a", id="placeholder-angle"),
        pytest.param("Code is on GitHub (WardNet).", id="project-name-and-host"),
        pytest.param("Code: github/wardnet and WardNet.io", id="half-an-address"),
        pytest.param("httpss://example.org/a, ttps://example.org/b", id="misspelt-scheme"),
        pytest.param("https:/example.org/a https//example.org", id="broken-scheme"),
        pytest.param("https://example.org@evil.example/a", id="disguised-host"),
        pytest.param("https://example.org%00.evil.example/", id="escaped-host"),
        pytest.param("https://1.2.3.4/a https://[::1]/a", id="numbers-for-a-host"),
        pytest.param("javascript://example.org/%0aalert(1)", id="script-scheme"),
        pytest.param("COVID.Net/DenseNet, U.S./EU, v1.0/v2.0, Fig.1/2", id="dots-and-slashes"),
        pytest.param("https:// github.com", id="space"),
        pytest.param("mail me@github.com/a", id="mail"),
        pytest.param("e.g. this, i.e. that, 3.0 T, and/or, km/h", id="prose"),
        pytest.param("ftp://example.org/a", id="ftp"),
        pytest.param("", id="empty"),
    ],
)
def test_no_address(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("Visit https://github.com/a/b now.", "code", id="github"),
        pytest.param("Our dataset is at https://github.com/a/b.", "data", id="only-data-said"),
        pytest.param("Code and data: https://github.com/a/b.", "code", id="both-said"),
        pytest.param("Code at https://zenodo.org/records/1.", "code", id="code-at-archive"),
        pytest.param("Find it at https://zenodo.org/records/1.", "data", id="archive"),
        pytest.param("See huggingface.co/datasets/a/b.", "data", id="hub-data"),
        pytest.param("See huggingface.co/a/b.", "code", id="hub"),
        pytest.param("Code: https://a.github.io/b.", "project", id="pages"),
        pytest.param("Our project page is https://example.org/a.", "project", id="project-page"),
        pytest.param("The software: https://example.org/a.", "code", id="words-code"),
        pytest.param("The dataset at https://example.org/a.", "data", id="words-data"),
        pytest.param("We use a dataset. See https://example.org/a.", "link", id="other-sentence"),
        pytest.param("Visit https://example.org/a for the source code.", "code", id="words-after"),
        pytest.param("See https://example.org/a.", "link", id="nothing-said"),
    ],
)
def test_label(text: str, label: str) -> None:
    assert [link.label for link in find_links(text)] == [label]


def test_each_occurrence_is_found() -> None:
    text = "Code: https://github.com/a/b; data: https://zenodo.org/records/1,https://example.org/c."
    assert urls(text) == [
        "https://github.com/a/b",
        "https://zenodo.org/records/1",
        "https://example.org/c",
    ]


@given(
    st.text(st.sampled_from("abc XY./:()[]{}<>'\",;-_?=&%#@\\\u2019\n"), max_size=60),
    st.sampled_from(
        ["https://example.org/a", "github.com/a/b", "www.example.org", "doi:10.1000/a"]
    ),
    st.text(st.sampled_from("abc XY./:()[]{}<>'\",;-_?=&%#@\\\u2019\n"), max_size=60),
)
def test_offsets_hold_the_address(before: str, address: str, after: str) -> None:
    text = before + address + after
    last = 0
    for link in find_links(text):
        assert link.start is not None
        assert link.end is not None
        assert last <= link.start < link.end <= len(text)
        last = link.end
        stated = text[link.start : link.end].replace("\\", "").split("://")[-1]
        assert link.url.replace("\\", "").endswith(stated)
        assert link.url.startswith(("https://", "http://"))
        assert not any(c.isspace() for c in link.url)


@given(st.text(st.sampled_from(".,;:!?)]}\"'\u201d\u2019"), max_size=6))
def test_punctuation_after_an_address_is_no_part_of_it(mark: str) -> None:
    assert urls(f"See (https://example.org/a{mark} and so on") == ["https://example.org/a"]
