"""Clean text: what a pasted or exported text means, and nothing else touched.

Unicode is composed (NFC), white space collapsed, and the few LaTeX remnants
that abstracts carry are read. A LaTeX decoder is never run over plain text,
since it would take the rest of a line after `%` for a comment: each remnant is
recognised by itself.
"""

from __future__ import annotations

import re
import unicodedata

_GREEK = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    for name in (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa mu nu xi omicron pi rho "
        "sigma tau upsilon phi chi psi omega"
    ).split()
} | {"lambda": "λ"}
_CAPITALS = {
    name.capitalize(): letter.upper()
    for name, letter in _GREEK.items()
    if name in {"gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "phi", "psi", "omega"}
}
_SYMBOLS = {
    "times": "×",
    "pm": "±",
    "leq": "≤",
    "le": "≤",
    "geq": "≥",
    "ge": "≥",
    "neq": "≠",
    "sim": "∼",
    "approx": "≈",
    "cdot": "·",
    "infty": "∞",
    "rightarrow": "→",
    "to": "→",
    "textless": "<",
    "textgreater": ">",
    "textasciitilde": "~",
    "ldots": "…",
    "dots": "…",
}
MACROS = _GREEK | _CAPITALS | _SYMBOLS

_NAMES = "|".join(sorted(MACROS, key=len, reverse=True))
_STYLE = re.compile(
    r"\\(?:emph|text(?:bf|it|sc|tt|rm|sf)?|math(?:bf|it|rm|sf|tt)?)\{(?=\s*[^\s{}])([^{}\\]*)\}"
)
_WRAPPED = re.compile(
    rf"\{{\s*\\({_NAMES})\s*\}}|\$\s*\\({_NAMES})\s*\$|\\\(\s*\\({_NAMES})\s*\\\)"
)
_BARE = re.compile(rf"(?<![\w\\/:])\\({_NAMES})(?![A-Za-z])(?:\{{\}})?")
_TIE = re.compile(r"~(?=\\[%&$#_])")
_ESCAPED = re.compile(r"(?<!\\)\\([%&$#_])")
_QUOTED = re.compile(r"``(?=\S)([^`]{1,300}?)(?<=\S)''")
_LEFT_OVER = re.compile(r"\\[A-Za-z]+|\$[^$\n]*[\\^_][^$\n]*\$|``")

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")


def _control(code: int) -> str:
    """Show a control character: as its picture, or as the letter that cp1252 means by it."""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return bytes([code]).decode("cp1252", errors="replace")


_CONTROLS = {code: _control(code) for code in (*range(0x20), *range(0x7F, 0xA0))} | (
    dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D), " ")
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_line(text: str) -> str:
    """Return a title or other one-line text with its remnants read and its spaces single."""
    before, read = "", _composed(_characters(text))
    while read != before:
        before, read = read, _composed(_read_remnants(read))
    return read.strip()


def clean_paragraphs(text: str) -> str:
    """Return a text with one blank line between paragraphs and none at its ends."""
    paragraphs = (clean_line(part) for part in _PARAGRAPH.split(text))
    return "\n\n".join(part for part in paragraphs if part)


def doubtful(text: str) -> tuple[str, ...]:
    """Return what a curator should look at in a cleaned text, in words."""
    faults = []
    if left := _LEFT_OVER.search(text):
        faults.append(f"LaTeX left as it stands: {left.group()}")
    if "\ufffd" in text:
        faults.append("a character that was lost before it came here (�)")
    if shown := re.search("[\u2400-\u2421]", text):
        faults.append(f"a control character, shown as {shown.group()}")
    return tuple(faults)


def words_key(text: str) -> str:
    """Return letters and digits only, case folded: equal for spellings of one title."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(ch for ch in folded if ch.isalnum()) or folded.strip()


def _characters(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text).translate(_CONTROLS)


def _composed(text: str) -> str:
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text))


def _read_remnants(text: str) -> str:
    if "\\" in text:
        text = _STYLE.sub(r"\1", text)
        text = _WRAPPED.sub(lambda m: MACROS[m[1] or m[2] or m[3]], text)
        text = _BARE.sub(lambda m: MACROS[m[1]], text)
        text = _TIE.sub("\u00a0", text)
        text = _ESCAPED.sub(r"\1", text)
    if "``" in text:
        text = _QUOTED.sub(r"“\1”", text)
    return text
