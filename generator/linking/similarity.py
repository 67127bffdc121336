"""Papers as weighted words and concepts, and the pairs of papers nearest to each other.

TF-IDF with sublinear term frequency (Manning, Raghavan and Schütze, "Introduction
to Information Retrieval", section 6.4) over words and word pairs, beside an
IDF-weighted vector of concepts, so that a rare shared concept counts and a
common one hardly does. Everything works on arrays in the order of paper ids:
memory grows with the papers, and the result does not depend on input order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.linking.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TITLE_WEIGHT = 3.0
TAG_SHARE = 0.09
"""Part of the similarity that concepts contribute; more would drown what the words tell."""
PAIR_WEIGHT = 0.7
"""Weight of two neighbouring words beside that of a word."""
_FEW = 0.4
"""Length that keeps a paper with only common concepts from counting like one with rare ones."""
_COMMON = 0.6
"""Share of all papers beyond which a word tells nothing."""
_COMMONEST = 800
"""Papers beyond which a word costs more time than it tells."""
_WIDTH = 160
"""Words and word pairs kept for a paper, heaviest first."""
_ROWS = 256
"""Papers compared with all others at a time: bounds the memory of the product."""

Concept = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Space:
    """Unit rows, one a paper: words first, then concepts."""

    rows: Any
    """A `scipy.sparse.csr_array`; scipy has no types to name here."""
    words: NDArray[np.int64]
    """Key of each word column: a word's number, or a pair's (see `shared`)."""
    size: int
    """Number of distinct words, the base in which pairs are written."""
    concepts: tuple[Concept, ...]
    rarity: dict[Concept, float]

    def shared(self, row: int, other: int, count: int) -> list[tuple[int, ...]]:
        """Return the words and pairs, as word numbers, that add most to two rows' score."""
        import numpy as np

        mine, theirs = self._words_of(row), self._words_of(other)
        common, left, right = np.intersect1d(
            mine[0], theirs[0], assume_unique=True, return_indices=True
        )
        order = np.lexsort((common, -(mine[1][left] * theirs[1][right]).round(6)))
        keys = self.words[common[order[:count]]].tolist()
        return [(key,) if key < self.size else divmod(key - self.size, self.size) for key in keys]

    def _words_of(self, row: int) -> tuple[Any, Any]:
        start, stop = self.rows.indptr[row], self.rows.indptr[row + 1]
        columns, weights = self.rows.indices[start:stop], self.rows.data[start:stop]
        words = columns < len(self.words)
        return columns[words], weights[words]


def build_space(wordings: Sequence[Wording], concepts: Sequence[frozenset[Concept]]) -> Space:
    """Return the rows of papers whose words and concepts are given in the same order."""
    # Imported here, for these two take most of the start-up time of commands that link nothing.
    import numpy as np
    from scipy import sparse

    size = max((max(w.numbers, default=0) for w in wordings), default=0) + 1
    papers, keys, weights = _occurrences(wordings, size)
    words, columns = np.unique(keys, return_inverse=True)
    shape = (len(wordings), len(words))
    counts = sparse.csr_array((weights, (papers, columns)), shape=shape)
    counts.sum_duplicates()
    spread = np.bincount(counts.indices, minlength=len(words))
    highest = max(2.0, min(_COMMON * len(wordings), _COMMONEST))
    kept = np.flatnonzero((spread >= 2) & (spread <= highest))
    text = counts[:, kept]
    text.data = 1 + np.log(text.data)
    idf = np.log((1 + len(wordings)) / (1 + spread[kept])) + 1
    idf[words[kept] >= size] *= PAIR_WEIGHT
    text.data *= idf[text.indices]
    tags, names, rarity = _concept_rows(concepts, highest)
    text = _unit(_heaviest(text))
    tags = _unit(tags, _FEW)
    rows = sparse.hstack([text * (1 - TAG_SHARE) ** 0.5, tags * TAG_SHARE**0.5], format="csr")
    rows.sort_indices()
    return Space(
        rows=rows.astype(np.float32), words=words[kept], size=size, concepts=names, rarity=rarity
    )


def _occurrences(wordings: Sequence[Wording], size: int) -> tuple[Any, Any, Any]:
    """Return paper, key and weight of each word and each pair of neighbouring words."""
    import numpy as np

    lengths = np.array([len(w.numbers) for w in wordings], dtype=np.int64)
    numbers = np.fromiter((n for w in wordings for n in w.numbers), np.int64, int(lengths.sum()))
    papers = np.repeat(np.arange(len(wordings)), lengths)
    within = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    titles = np.repeat(np.array([w.title for w in wordings], dtype=np.int64), lengths)
    weights = np.where(within < titles, TITLE_WEIGHT, 1.0)
    single = numbers >= 0
    paired = single[:-1] & single[1:] & (papers[:-1] == papers[1:])
    pairs = size + numbers[:-1] * size + numbers[1:]
    return (
        np.concatenate([papers[single], papers[:-1][paired]]),
        np.concatenate([numbers[single], pairs[paired]]),
        np.concatenate([weights[single], weights[:-1][paired]]),
    )


def _concept_rows(
    concepts: Sequence[frozenset[Concept]], highest: float
) -> tuple[Any, tuple[Concept, ...], dict[Concept, float]]:
    """Return weighted rows of concepts, those of too many papers left out, and their rarity."""
    import numpy as np
    from scipy import sparse

    names = sorted({concept for each in concepts for concept in each})
    column = {concept: index for index, concept in enumerate(names)}
    entries = [
        (row, column[concept]) for row, each in enumerate(concepts) for concept in sorted(each)
    ]
    rows = np.array([row for row, _ in entries], dtype=np.int64)
    columns = np.array([each for _, each in entries], dtype=np.int64)
    spread = np.bincount(columns, minlength=len(names))
    rarity = 1 - np.log1p(spread) / np.log1p(len(concepts))
    shape = (len(concepts), len(names))
    weights = np.where(spread <= highest, rarity**1.5, 0.0)
    table = sparse.csr_array((weights[columns], (rows, columns)), shape=shape)
    table.eliminate_zeros()
    return table, tuple(names), dict(zip(names, rarity.tolist(), strict=True))


def _unit(rows: Any, least: float = 0.0) -> Any:
    """Return the rows at length one, or shorter where they are not much longer than `least`."""
    import numpy as np
    from scipy import sparse

    length = np.sqrt(rows.multiply(rows).sum(axis=1) + least**2)
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)
    return sparse.dia_array((scale[None, :], [0]), shape=(len(scale), len(scale))).tocsr() @ rows


def _heaviest(rows: Any) -> Any:
    """Keep the heaviest entries of each row, by a rule that breaks ties by column."""
    import numpy as np

    lengths = np.diff(rows.indptr)
    owner = np.repeat(np.arange(rows.shape[0]), lengths)
    order = np.lexsort((rows.indices, -rows.data.round(6), owner))
    rank = np.arange(len(order)) - np.repeat(rows.indptr[:-1], lengths)
    rows.data[order[rank >= _WIDTH]] = 0
    rows.eliminate_zeros()
    return rows


def nearest(space: Space, count: int) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Yield each row with its `count` nearest others, best first, scores to four places."""
    import numpy as np

    columns = space.rows.T.tocsr()
    for start in range(0, space.rows.shape[0], _ROWS):
        product = space.rows[start : start + _ROWS] @ columns
        for offset in range(product.shape[0]):
            left, right = product.indptr[offset], product.indptr[offset + 1]
            others = product.indices[left:right]
            scores = product.data[left:right].round(4)
            scores[others == start + offset] = 0
            floor = np.partition(scores, -count)[-count] if len(scores) > count else 0
            some = np.flatnonzero((scores >= floor) & (scores > 0))
            best = some[np.lexsort((others[some], -scores[some]))][:count]
            yield (
                start + offset,
                [(int(others[i]), round(float(scores[i]), 4)) for i in best],
            )
