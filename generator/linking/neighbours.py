"""The nearest papers to each paper.

Words find the candidates, concepts join in on those alone, so that a concept of
thousands of papers counts and still costs little. Then each paper's list is set
in order with two corrections that look at the neighbourhood:

- what the nearest neighbours have among their own nearest gains, one step of a
  random walk on the graph of neighbours;
- what is near to everything loses, since such hubs crowd the lists of papers
  they have little to do with (Conneau et al., "Word Translation Without
  Parallel Data", 2018, who call it CSLS).

Both use what is local, so the effort grows with the papers and not with pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VOTES = 0.15
"""What the neighbours' own nearest gain, beside the similarity itself."""
_VOTERS = 3
CROWDING = 0.4
"""How much of its mean similarity to its own nearest a paper loses."""
_CROWD = 10
_CANDIDATES = 200
"""Papers with which concepts are compared: those nearest by words."""
_ROWS = 256
"""Papers compared with all others at a time: bounds the memory of the product."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest of each paper, one row a paper, most similar first."""

    others: NDArray[np.int64]
    """Rows of the nearest; -1 where there are no more."""
    scores: NDArray[np.float64]
    """Similarities to four places, 0 where there are no more."""

    def reordered(self) -> Iterator[list[tuple[int, float]]]:
        """Yield for each paper its nearest with their similarities, best first."""
        import numpy as np

        ranks = self._ranks()
        for others, scores, rank in zip(self.others, self.scores, ranks, strict=True):
            order = np.lexsort((others, -rank.round(4)))
            found = [(int(others[i]), round(float(scores[i]), 4)) for i in order]
            yield [each for each in found if each[0] >= 0]

    def _ranks(self) -> Any:
        import numpy as np

        crowd = self.scores[:, :_CROWD]
        crowding = crowd.sum(axis=1) / np.maximum((crowd > 0).sum(axis=1), 1)
        return self.scores + VOTES * self._votes() - CROWDING * crowding[self.others]

    def _votes(self) -> Any:
        """Return how near each neighbour is to the nearest neighbours, weighted by these."""
        import numpy as np

        votes = np.zeros_like(self.scores)
        total = np.maximum(self.scores[:, :_VOTERS].sum(axis=1), 1e-9)
        for place in range(min(_VOTERS, self.others.shape[1])):
            weight = self.scores[:, place] / total
            voters = self.others[:, place]
            for row in np.flatnonzero(weight > 0):
                same = self.others[row][:, None] == self.others[voters[row]]
                votes[row] += weight[row] * (same @ self.scores[voters[row]])
        return votes


def find_neighbours(words: Any, concepts: NDArray[np.float32], count: int) -> Neighbours:
    """Return the `count` nearest of each paper, by its rows of words and of concepts.

    `words` is a `scipy.sparse.csr_array`. Similarity is the product of both,
    the words taking what the concepts leave (see `conceptual`).
    """
    import numpy as np

    size = words.shape[0]
    others = np.full((size, count), -1, dtype=np.int64)
    scores = np.zeros((size, count))
    for row, candidates, by_words in _by_words(words):
        both = (by_words + concepts[candidates] @ concepts[row]).round(4)
        order = np.lexsort((candidates, -both))[:count]
        others[row, : len(order)] = candidates[order]
        scores[row, : len(order)] = both[order]
    return Neighbours(others, scores)


def _by_words(words: Any) -> Iterator[tuple[int, Any, Any]]:
    """Yield each row with those that share words with it, the most similar only, and how far."""
    import numpy as np

    columns = words.T.tocsr()
    for start in range(0, words.shape[0], _ROWS):
        product = words[start : start + _ROWS] @ columns
        for offset in range(product.shape[0]):
            left, right = product.indptr[offset], product.indptr[offset + 1]
            others = product.indices[left:right]
            scores = product.data[left:right].round(4)
            scores[others == start + offset] = 0
            many = len(scores) > _CANDIDATES
            floor = np.partition(scores, -_CANDIDATES)[-_CANDIDATES] if many else 0
            some = np.flatnonzero((scores >= floor) & (scores > 0))
            yield start + offset, others[some], scores[some]
