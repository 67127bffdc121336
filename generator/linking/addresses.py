"""Web addresses that an abstract states, with or without their scheme.

An address without a scheme is taken only where its form leaves no doubt:
`www.`, a well-known host with a path, a host that serves one project a name
(`name.github.io`), or a path under a well-known top-level domain. A bare domain
such as `name.io` is not taken: system and file names have the same form
(`node.js`, `fast.ai`), and a dead link costs a reader more than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

from generator.model import Link

Label = Literal["code", "data", "project", "link"]

_CODE_HOSTS = (
    "github.com gitlab.com bitbucket.org codeberg.org huggingface.co hf.co sourceforge.net "
    "gitee.com git.sr.ht modelscope.cn modelscope.ai paperswithcode.com anonymous.4open.science "
    "raw.githubusercontent.com gist.github.com colab.research.google.com pypi.org "
    "cran.r-project.org hub.docker.com"
).split()
_DATA_HOSTS = (
    "zenodo.org figshare.com physionet.org kaggle.com osf.io datadryad.org dataverse.org "
    "dataverse.harvard.edu data.mendeley.com synapse.org openneuro.org cancerimagingarchive.net "
    "grand-challenge.org ieee-dataport.org archive.ics.uci.edu huggingface.co/datasets "
    "hf.co/datasets"
).split()
_PROJECT_HOSTS = (
    "github.io gitlab.io codeberg.page readthedocs.io netlify.app vercel.app pages.dev web.app "
    "streamlit.app hf.space herokuapp.com sites.google.com huggingface.co/spaces"
).split()
_OTHER_HOSTS = "doi.org dx.doi.org arxiv.org biorxiv.org medrxiv.org drive.google.com".split()

_TOP_LEVEL = (
    "com|org|net|edu|gov|int|io|ai|dev|app|info|science|health|eu|uk|de|fr|ch|at|nl|be|it|es|pt|"
    "se|no|dk|fi|pl|cz|ie|cn|jp|kr|in|sg|tw|hk|au|nz|ca|us|br|il|za"
)
# Brackets, quotes, braces and any mark of CJK or typographic punctuation end an address.
_CHARACTER = (
    r"""(?:\\[_%&#~]|[^\s<>\[\]{}|\\^`"“”„«»‹›、。，；：！？（）【】「」—–…\x00-\x1f\x7f])"""
)
_SHARED = "|".join(
    re.escape(host) for host in (*_CODE_HOSTS, *_DATA_HOSTS, *_OTHER_HOSTS) if "/" not in host
)
_OWN = "|".join(re.escape(host) for host in _PROJECT_HOSTS if host.count(".") == 1)
_ADDRESS = re.compile(
    rf"""(?<![a-z0-9])https?://{_CHARACTER}+
    | (?<![\w@/.-]) (?:
          www\.[a-z0-9]{_CHARACTER}+
        | (?:[a-z0-9-]+\.)*(?:{_SHARED})/{_CHARACTER}+
        | [a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(?:{_OWN})(?![\w-]|\.[a-z])(?:/{_CHARACTER}*)?
        | (?-i:(?:[a-z0-9][a-z0-9-]*\.)+(?:{_TOP_LEVEL})/[\w~@]{_CHARACTER}*)
    )
    | (?<=doi:)\s?10\.\d{{4,9}}/{_CHARACTER}+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(r"[a-z0-9-]\.[a-z]|://|\b10\.\d{4}", re.IGNORECASE)
_NEXT_ADDRESS = re.compile(r"[,;)](?=https?://)", re.IGNORECASE)
# "…/name.The code" lacks the space that ends the sentence.
_RUN_ON = re.compile(
    r"\.(?:The|This|These|Our|We|It|In|To|All|Code|Data|Models?|Keywords?)(?:\W.*)?$"
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)")
# An address that breaks off in "[", "{" or "<user>" is a pattern, not an address.
_TO_FILL_IN = re.compile(r"[\[{]|<[\w -]+>")
_TRAILING = ".,;:!?'’‘*`\\"

_CODE_WORDS = re.compile(
    r"\b(?:code|codes|codebase|source|implementations?|software|repository|repositories|repo|"
    r"toolkit|toolbox|package|library|scripts?|open-sourced?|weights|checkpoints?|models?)\b",
    re.IGNORECASE,
)
_DATA_WORDS = re.compile(
    r"\b(?:data|datas[eé]ts?|data sets?|corpus|corpora|benchmarks?|annotations?|recordings)\b",
    re.IGNORECASE,
)
_PROJECT_WORDS = re.compile(
    r"\b(?:project(?:'s)? (?:page|website|site|homepage)|web ?page|home ?page|website|web site|"
    r"online demo|demo|demonstration|leaderboard)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s")
_NEAR = 120
"""Characters before an address, and half as many after it, that may say what it leads to."""


def find_links(abstract: str) -> tuple[Link, ...]:
    """Return the addresses that `abstract` states, in text order.

    A full stop, comma, quote or unbalanced closing bracket after an address is
    no part of it. Each occurrence is returned, so one address can appear twice.

    >>> [link.url for link in find_links("Code (see github.com/a/b).")]
    ['https://github.com/a/b']
    """
    links: list[Link] = []
    for start, end in _spans(abstract):
        url = _url(abstract[start:end])
        if url is not None:
            before = links[-1].end or 0 if links else 0
            near = _words_near(abstract, start, end, before)
            links.append(Link(url=url, label=_label(url, near), start=start, end=end))
    return tuple(links)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    # Looking at the few words that hold a dot or "://" is ten times as fast as at all of them.
    for hint in _HINT.finditer(text):
        if hint.start() < position:
            continue
        # From the space before the word, which may follow "doi:".
        match = _ADDRESS.search(text, max(position, _word_start(text, hint.start()) - 1, 0))
        if not match:
            return
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip())
        if cut := _NEXT_ADDRESS.search(text, start, end):
            end = cut.start()
        end = start + len(_trimmed(text[start:end]))
        position = max(end, start + 1)
        if not _TO_FILL_IN.match(text, end):
            yield start, end


def _word_start(text: str, position: int) -> int:
    return max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1


def _trimmed(address: str) -> str:
    """Cut what the sentence, not the address, put at the end."""
    address = _RUN_ON.sub("", address)
    while address:
        last = address[-1]
        unbalanced = last == ")" and address.count(")") > address.count("(")
        if last in _TRAILING or last == "(" or unbalanced:
            address = address[:-1]
        elif address.endswith(("'s", "’s")):
            address = address[:-2]
        else:
            break
    return address


def _url(stated: str) -> str | None:
    """Return the address with its scheme, or None where its form is not valid."""
    url = re.sub(r"\\([_%&#~])", r"\1", stated)
    if url.startswith("10."):
        return f"https://doi.org/{url}"
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.lower() not in ("http", "https"):
        scheme, rest = "https", url
    url = f"{scheme.lower()}://{rest}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    sound = _HOST.fullmatch(host) and len(host) <= 253 and "@" not in parts.netloc
    return url if sound and port != 0 else None


def _label(url: str, near: str) -> Label:
    """Say what an address leads to, from its host and the words near it."""
    place = urlsplit(url).netloc.lower() + urlsplit(url).path
    code, data = bool(_CODE_WORDS.search(near)), bool(_DATA_WORDS.search(near))
    if _at(place, _PROJECT_HOSTS):
        return "project"
    if _at(place, _DATA_HOSTS) or "doi.org/10.5281/zenodo" in url:
        return "code" if code and not data else "data"
    if _at(place, _CODE_HOSTS):
        return "data" if data and not code else "code"
    if _PROJECT_WORDS.search(near):
        return "project"
    if code or data:
        return "code" if code else "data"
    return "link"


def _at(place: str, hosts: list[str]) -> bool:
    return any(re.match(rf"(?:[^/]+\.)?{re.escape(host)}(?:$|[/:])", place) for host in hosts)


def _words_near(text: str, start: int, end: int, after: int) -> str:
    """Return the words of the sentence before the address, or else those behind it."""
    before = text[max(after, start - _NEAR) : start]
    clause = _SENTENCE_END.split(before)[-1]
    if any(words.search(clause) for words in (_CODE_WORDS, _DATA_WORDS, _PROJECT_WORDS)):
        return clause
    return _SENTENCE_END.split(text[end : end + _NEAR // 2])[0]
