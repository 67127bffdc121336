"""Reading: from files to records or rejects, one module for each format.

A reader is a function of a text and its source's name. To add a format, write
its module and enter it in `READERS` and in `sniff`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from generator.model import Reject, Skipped, SourceError
from generator.readers import jsonl, listing, yaml
from generator.records import Entry, Reading

Reader = Callable[[str, str], Reading]

READERS: dict[str, Reader] = {
    "listing": listing.read,
    "yaml": yaml.read,
    "jsonl": jsonl.read,
}
STANDARD_INPUT = "-"
_JSON = re.compile(r"""\[?\s*\{\s*["}]|\[\s*\]\s*\Z""")


def read_sources(sources: Iterable[str]) -> Reading:
    """Read all sources in order and join what they hold.

    Raises:
        SourceError: If a source is missing, is a folder, or holds no text.
    """
    entries: list[Entry] = []
    rejects: list[Reject] = []
    skipped: list[Skipped] = []
    for source in sources:
        text = load_text(source)
        reading = READERS[sniff(text, source)](text, source)
        entries += reading.entries
        rejects += reading.rejects
        skipped += reading.skipped
    return Reading(entries=tuple(entries), rejects=tuple(rejects), skipped=tuple(skipped))


def load_text(source: str) -> str:
    r"""Return a source's text with line ends as `\n` and without byte order mark.

    Raises:
        SourceError: If it cannot be opened or is not text in UTF-8 or marked UTF-16.
    """
    try:
        raw = sys.stdin.buffer.read() if source == STANDARD_INPUT else Path(source).read_bytes()
    except IsADirectoryError:
        raise SourceError(f"{source} is a folder; name the files in it") from None
    except OSError as error:
        raise SourceError(f"{source} cannot be read: {error.strerror}") from error
    return _decode(raw, source).replace("\r\n", "\n").replace("\r", "\n")


def _decode(raw: bytes, source: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = f"byte 0x{raw[error.start]:02x} is not {encoding.removesuffix('-sig')}"
        raise SourceError(f"{source}:{line}: {fault}; save the file as UTF-8") from None
    if text.count("\0") > len(text) // 100:
        raise SourceError(f"{source} is no text: it holds {text.count(chr(0)):,} null bytes")
    return text


def sniff(text: str, source: str) -> str:
    """Return the name of the format that `text` is in, by content first and then by name."""
    start = text.lstrip()[:4096]
    if _JSON.match(start):
        return "jsonl"
    suffix = Path(source).suffix.lower()
    if suffix in {".jsonl", ".ndjson", ".json"}:
        return "jsonl"
    if suffix in {".yaml", ".yml"} or yaml.looks_like(start):
        return "yaml"
    return "listing"
