"""A listing as pasted from a web page: title, blank line, abstract, blank line, again.

Blocks between blank lines are told apart by their form: a *heading* is short
and does not read as a sentence, *prose* does. A heading right before prose is a
title. What else stands there is furniture (named), a reject (with reason), or
the rest of an abstract that a blank line has cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from statistics import median

from generator.model import Origin, Reject, Skipped
from generator.records import Entry, Reading, entry_or_reject

_LONGEST_HEADING = 350
_LONGEST_FURNITURE = 80
_SPACES = " \t\r\f\v\u00a0"
"""Not all that `str.strip` takes: a stray control character is to be seen, not to vanish."""
_USUAL_LENGTH = 1300
"""Characters of an abstract, where the listing itself has too few to tell."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_FURNITURE = re.compile(
    rf"""^(?:
        new|hot|top|home|menu|search|login|log[ ]in|sign[ ](?:in|up)|subscribe|newsletter|submit
      | papers?|trending(?:[ ]papers)?|daily[ ]papers|latest|today|yesterday|share|follow|more
      | load[ ]more|show[ ]more|view[ ]all|next|prev(?:ious)?|back|page[ ]\d+|[\d\W]+
      | (?:{_MONTH}\.?[ ]\d{{1,2}}|\d{{1,2}}[ ]{_MONTH}\.?)(?:,?[ ]\d{{4}})?|{_MONTH}[ ]\d{{4}}
      | \d{{4}}-\d\d-\d\d
      | .*\b(?:your[ ](?:e-?mail|inbox)|cookies?|all[ ]rights[ ]reserved|research[ ]community)\b.*
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。][\"'”’)\]]*$|https?://\S+$")
_SENTENCES = re.compile(r"[^\W\d_]{3,}\.[\"'”’)\]]*\s+[A-Z“\"(\[]")
_TAIL = re.compile(
    r"^(?:keywords?|key words|index terms|code|data|availability|project page|source|results?"
    r"|conclusions?|methods?|background|objectives?|purpose|significance|funding)\s*[:—–-]"
    r"|^https?://|https?://\S+$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:background|introduction|purpose|objectives?|aims?)\s*[:—–.-]"
    r"|^(?:in )?this (?:paper|work|study|article|review)\b|^in recent years\b",
    re.IGNORECASE,
)
_CARRIES_ON = re.compile(
    r"^(?:however|moreover|furthermore|additionally|in addition|therefore|thus|hence|finally"
    r"|specifically|in particular|consequently|besides|meanwhile|notably|overall|lastly|second"
    r"|third|first|then|next|also|here|these|this|those|such|they|it|our|we|to (?:address|tackle"
    r"|this end|overcome|bridge)|in contrast|as a result|for (?:example|instance)|extensive"
    r"|experiments?|experimental results|(?:the )?results|empirical\w*|by|using|compared)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:in this (?:paper|work|study|article|review)|this (?:paper|work|study|article|review)"
    r"|(?:here,? )?we (?:\w+ )?(?:propose|present|introduce|develop|describe|investigate|study))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines between blank lines, joined."""

    text: str
    line: int
    is_heading: bool = False

    @property
    def is_furniture(self) -> bool:
        return len(self.text) <= _LONGEST_FURNITURE and _FURNITURE.match(self.text) is not None

    @property
    def could_be_heading(self) -> bool:
        is_long = len(self.text) > _LONGEST_HEADING
        return not (is_long or _TAIL.search(self.text) or _SENTENCES.search(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A title with the prose found for it so far."""

    title: _Block | None
    parts: tuple[_Block, ...] = ()
    length: int = 0
    """Characters of the prose."""
    announces: bool = False
    """Whether the prose says somewhere what the paper does."""

    def with_part(self, part: _Block) -> _Draft:
        announces = self.announces or _ANNOUNCES.search(part.text) is not None
        length = self.length + len(part.text)
        return replace(self, parts=(*self.parts, part), length=length, announces=announces)

    @property
    def abstract(self) -> str:
        return "\n\n".join(part.text for part in self.parts)


def read(text: str, source: str) -> Reading:
    """Read a listing; nothing in it is lost without a word."""
    blocks = _told_apart(list(_blocks(text)))
    usual = _usual_length(blocks)
    entries: list[Entry] = []
    rejects: list[Reject] = []
    skipped: list[Skipped] = []
    for draft in _drafts(blocks, usual):
        found = _finish(draft, source)
        if isinstance(found, Entry):
            entries.append(found)
        elif isinstance(found, Reject):
            rejects.append(found)
        else:
            skipped.append(found)
    return Reading(entries=tuple(entries), rejects=tuple(rejects), skipped=tuple(skipped))


def _blocks(text: str) -> Iterator[_Block]:
    number, apart = 1, True
    for blank, lines in groupby(text.split("\n"), key=lambda line: not line.strip(_SPACES)):
        start, block = number, [line.strip(_SPACES) for line in lines]
        number += len(block)
        if blank:
            continue
        if apart := _titled(block, apart):
            yield _Block(text=block.pop(0), line=start)
            start += 1
        yield _Block(text=" ".join(block), line=start)


def _titled(lines: list[str], before: bool) -> bool:
    """Tell whether a block's first line is a title with its abstract right below.

    A question can be one only where the block before has its title so too.
    """
    if len(lines) < 2:
        return False
    first, second = lines[:2]
    whole = len(second) > 2 * len(first) and len(second) > 120
    ended = _ENDED.search(first) and not (before and first.endswith(("?", "!")))
    return whole and not ended and second[:1].isupper()


def _told_apart(blocks: list[_Block]) -> list[_Block]:
    """Mark the headings; whether they end in a full stop is the listing's own habit."""
    pairs = list(pairwise(blocks))
    before_prose = [a for a, b in pairs if a.could_be_heading and not b.could_be_heading]
    dotted = sum(block.text.endswith(".") for block in before_prose) > len(before_prose) / 2
    return [
        replace(block, is_heading=block.could_be_heading and block.text.endswith(".") <= dotted)
        for block in blocks
    ]


def _usual_length(blocks: list[_Block]) -> float:
    """Return the median length of prose that stands between two headings."""
    alone = [
        len(block.text)
        for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if before.is_heading and not block.is_heading and after.is_heading
    ]
    return median(alone) if len(alone) >= 5 else _USUAL_LENGTH


def _drafts(blocks: list[_Block], usual: float) -> Iterator[_Draft]:
    draft = _Draft(title=None)
    for block, following in zip_longest(blocks, blocks[1:]):
        if _belongs(draft, block, following, usual):
            draft = draft.with_part(block)
            continue
        title = None
        if block.is_heading or block.is_furniture:
            title = block
        elif len(draft.parts) > 1 and draft.parts[-1].could_be_heading:
            # A title with a full stop, taken for a short last sentence until its abstract came.
            title = draft.parts[-1]
            draft = replace(draft, parts=draft.parts[:-1])
        if draft.title or draft.parts:
            yield draft
        draft = _Draft(title=title)
        if title is not block:
            draft = draft.with_part(block)
    if draft.title or draft.parts:
        yield draft


def _belongs(draft: _Draft, block: _Block, following: _Block | None, usual: float) -> bool:
    """Tell whether `block` is prose of the draft."""
    if draft.title is None and not draft.parts:
        return False
    if not draft.parts:
        assert draft.title is not None
        return not draft.title.is_furniture and _opens_abstract(block, following)
    if block.is_heading:
        return _is_cut(draft.parts[-1].text, block)
    return _continues(draft, block.text, usual)


def _opens_abstract(block: _Block, following: _Block | None) -> bool:
    """A heading can open an abstract only where the sentence plainly goes on behind it."""
    if not block.is_heading:
        return not block.is_furniture
    cut = following is not None and not following.is_heading and following.text[:1].islower()
    return cut and not _ENDED.search(block.text)


def _is_cut(so_far: str, block: _Block) -> bool:
    """Tell whether a short block is the end of a sentence that a blank line has cut."""
    first = block.text.partition(" ")[0]
    return first.islower() and first.isalpha() and not _ENDED.search(so_far)


def _continues(draft: _Draft, prose: str, usual: float) -> bool:
    """Tell prose that goes on from prose whose own title is missing."""
    if not _ENDED.search(draft.parts[-1].text) or prose[:1].islower():
        return True
    both_whole = min(draft.length, len(prose)) > 0.6 * usual
    if both_whole and _BEGINS.match(prose):
        return False
    if _TAIL.search(prose[:200]) or _CARRIES_ON.match(prose) or len(prose) < 0.3 * usual:
        return True
    both_announce = draft.announces and _ANNOUNCES.search(prose)
    too_long = draft.length + len(prose) > 1.35 * usual
    return not (both_whole or (both_announce and too_long))


def _finish(draft: _Draft, source: str) -> Entry | Reject | Skipped:
    first = draft.title or draft.parts[0]
    origin = Origin(source=source, line=first.line)
    if draft.title is None:
        return Reject(origin=origin, raw=draft.abstract, reason="an abstract without a title")
    if draft.parts:
        fields = {"title": draft.title.text, "abstract": draft.abstract}
        return entry_or_reject(fields, origin, f"{draft.title.text}\n\n{draft.abstract}")
    if draft.title.is_furniture:
        return Skipped(origin=origin, raw=draft.title.text, reason="page furniture")
    return Reject(origin=origin, raw=draft.title.text, reason="a title without an abstract")
