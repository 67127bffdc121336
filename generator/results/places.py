"""What a figure was measured on, where a sentence names it beyond doubt."""

from __future__ import annotations

import re

from generator.results.forms import Claim
from generator.results.masking import Masked

_NAME = r"(?:[A-Z][\w.+/@-]*|[a-z]+[A-Z][\w.+-]*)(?:[ -](?:[A-Z][\w.+-]*|\d[\w.+-]*))*"
_NAMES = rf"{_NAME}(?:,? and (?:the )?{_NAME})?"
_KIND = r"(?: (?:data ?set|benchmark|corpus|test set|test|database|challenge|subset)s?)?"
_ITEM = r",\s+(?:and\s+)?(?:the\s+)?[A-Z]"
"""Another item of a list: then the first is not all that the figure is on."""
_BEHIND = re.compile(
    rf"\s+on\s+(?:the\s+)?(?P<on>{_NAMES}){_KIND}"
    rf"(?=\s*(?:[.;)]|(?!{_ITEM}),|\Z|and \S*\d|and an? |using|with|compared|versus|vs|while))"
)
_AHEAD = re.compile(
    rf"On\s+(?:the\s+)?(?P<on>{_NAMES}){_KIND}(?:\s*,\s|\s+(?=it\s|the\s|its\s|our\s|we\s))"
)
_ANY_PLACE = re.compile(r"\b(?:on|in|for|across)\s+(?:the\s+)?[A-Z]")
_BRACKETS = re.compile(r"\([^()]*\)")


def place_of(masked: Masked, claim: Claim) -> str:
    """Return the data set that a claim's figure was measured on, or `""` in any doubt."""
    text = _BRACKETS.sub(lambda match: " " * len(match[0]), masked.text)
    behind = _BEHIND.match(text, claim.end)
    if behind:
        return behind["on"].rstrip(".")
    ahead = _AHEAD.match(text)
    if ahead and not _ANY_PLACE.search(text, ahead.end()) and "respectively" not in text:
        return ahead["on"]
    return ""
