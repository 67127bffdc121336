"""All escaping: a corpus's text can never become markup.

Markdown sources get every character that some Markdown extension gives a
meaning as a numeric character reference, which both Python-Markdown and
CommonMark show as that character and never read as markup. Characters that a
plain sentence needs stay legible where their neighbours make them harmless.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

# What a plain sentence needs stays legible where its neighbours make it harmless.
_PLAIN = re.compile(
    r"""
      [,;%]
    | (?<=[^\W_])-(?=[^\W_])          # U-Net
    | (?<=[^\W\d_])\.(?=[ ]|\Z)       # a sentence's end
    | (?<=\d)\.(?=\d)                 # 0.94
    | (?<=[^\W_]):(?=[ ])             # PIE: Simulating
    | (?<=[ ])\((?!tm\b|TM\b)(?=\w\w) # (MRI), but neither (c) nor (tm)
    | (?<=\w)\)
    """,
    re.VERBOSE,
)
_LIVE = re.compile(rf"{_PLAIN.pattern}|(?P<live>[^\w\n ]|_)", re.VERBOSE)

# At a line's start, spaces make code, and a number or a letter with a full stop a list.
_LINE_START = re.compile(r"(?m)^(?:[ ]+|\w{1,9}(?P<mark>[.)]))")


def _reference(match: re.Match[str]) -> str:
    live = match["live"]
    if live is None or (ord(live) >= 0x80 and live.isprintable()):
        return match[0]
    return _numeric(live)


def _numeric(characters: str) -> str:
    return "".join(f"&#{_code(character)};" for character in characters)


def _code(character: str) -> int:
    """Return a code that HTML reads as itself; it takes C1 controls for cp1252's letters."""
    code = ord(character)
    return 0xFFFD if code == 0 or 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 else code


def _start(match: re.Match[str]) -> str:
    mark = match["mark"]
    return match[0][:-1] + _numeric(mark) if mark else _numeric(match[0])


@lru_cache(maxsize=20_000)  # a title stands on many pages
def escape(text: str) -> Markup:
    """Return Markdown (and HTML) source that shows exactly `text`, on one line or several."""
    return Markup(_LINE_START.sub(_start, escape_inline(text)))


def escape_inline(text: str) -> Markup:
    """Return source that shows exactly `text` where it does not begin a line."""
    return Markup(_LIVE.sub(_reference, text))


def json_script(value: object) -> Markup:
    """Return JSON that is safe between `<script>` tags."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def preformatted(text: str) -> Markup:
    """Return HTML for the inside of `<pre><code>` that shows exactly `text`.

    All on one line, since in a list Markdown takes a blank line for the end of the HTML.
    """
    return Markup(re.sub(r"[^\w ]|_", lambda m: _numeric(m[0]), text))


def front_matter(fields: Mapping[str, object]) -> Markup:
    """Return YAML front matter whose strings are HTML-escaped JSON strings.

    MkDocs and Material put a page's title and description into HTML as they
    stand, so they are escaped here and nowhere else.
    """
    lines = (f"{name}: {_yaml(value)}" for name, value in fields.items() if value is not None)
    return Markup("\n".join(("---", *lines, "---")) + "\n")


def _yaml(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(_html(value), ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_yaml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return json.dumps(value)


def _html(text: str) -> str:
    return re.sub(r"""[&<>"'{}]|[^\x20-\x7e]""", _html_reference, text)


def _html_reference(match: re.Match[str]) -> str:
    character = match[0]
    return character if character > "~" and character.isprintable() else _numeric(character)
