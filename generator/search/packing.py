"""The index as compact text: numbers in letters, words by what they share with the last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def number(value: int) -> str:
    """Return a whole number of any size, five bits a letter, the lowest first.

    >>> number(3), number(100)
    ('D', 'kD')
    """
    letters = []
    while value >= 32:
        letters.append(ALPHABET[value & 31 | 32])
        value >>= 5
    letters.append(ALPHABET[value])
    return "".join(letters)


_SMALL = [number(value) for value in range(4096)]


def entries(packed: Iterable[int]) -> str:
    """Return a list of `number * 64 + weight`: each the distance to the last, and a letter."""
    parts, last = [], -1
    for each in packed:
        at = each >> 6
        gap = at - last - 1
        parts.append(_SMALL[gap] if gap < 4096 else number(gap))
        parts.append(ALPHABET[each & 63])
        last = at
    return "".join(parts)


def front_coded(ordered: Sequence[str]) -> str:
    """Return words in order, each as how many letters it shares with the last, and the rest."""
    parts, last = [], ""
    for word in ordered:
        most = min(len(word), len(last), 31)
        shared = next((n for n in range(most) if word[n] != last[n]), most)
        parts.append(ALPHABET[shared] + word[shared:])
        last = word
    return " ".join(parts)


def size(count: int) -> str:
    """Return one letter for how long a list is, a quarter of a power of two exact."""
    return ALPHABET[
        min(63, round(4 * (count.bit_length() - 1 + count / 2 ** count.bit_length())))
        if count
        else 0
    ]


def blocks(sizes: Iterable[int], most: int) -> list[int]:
    """Return where to cut a row of pieces so that each part has about `most` bytes."""
    starts, filled = [0], 0
    for at, each in enumerate(sizes):
        if filled and filled + each > most:
            starts.append(at)
            filled = 0
        filled += each
    return starts
