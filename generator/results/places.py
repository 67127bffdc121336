"""What a figure was measured on, where a sentence names it beyond doubt."""

from __future__ import annotations

import re

from generator.results.forms import Claim
from generator.results.masking import Masked

_NAME = r"(?:[A-Z][\w.+/@-]*|[a-z]+[A-Z][\w.+-]*)(?:[ -](?:[A-Z][\w.+-]*|\d[\w.+-]*))*"
_NAMES = rf"{_NAME}(?:,? and (?:the )?{_NAME})?"
_KIND = r"(?: (?:data ?set|benchmark|corpus|test set|test|dataset|database|challenge|subset)s?)?"
_BEHIND = re.compile(rf"\s+on\s+(?:the\s+)?(?P<on>{_NAMES}){_KIND}(?=\s*(?:[.;)]|,(?!\s+(?:and\s+)?(?:the\s+)?[A-Z])|\Z|and \S*\d|and an? |using|with|compared|versus|vs|while|whereas))")
_AHEAD = re.compile(rf"(?:On|on)\s+(?:the\s+)?(?P<on>{_NAMES}){_KIND}(?:,\s|\s+(?=it\s|the\s|its\s|our\s|we\s))")
_ANY_PLACE = re.compile(r"\b(?:on|in|for|across)\s+(?:the\s+)?[A-Z]")


def place_of(masked: Masked, claim: Claim, claims: list[Claim]) -> str:
    """Return the data set that a claim's figure was measured on, or `""` in any doubt."""
    text = masked.text
    behind = _BEHIND.match(text, claim.end)
    if behind:
        return _plain(behind["on"])
    ahead = _AHEAD.match(text)
    if ahead and not _ANY_PLACE.search(text, ahead.end()) and not re.search("respectively", text):
        return _plain(ahead["on"])
    return ""


def _plain(name: str) -> str:
    return name.strip(" ,.;")
