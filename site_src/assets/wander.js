// @ts-check
/**
 * Previous and next within the concept from whose page the reader came.
 *
 * Links on a concept's page end in `?from=facet/concept`. A paper's page holds, hidden, one
 * `<nav data-from="facet/concept">` for each of its concepts, and `data-from=""` for A to Z.
 * This shows the one that fits in place of A to Z. Without a script A to Z stays.
 */
(() => {
  const from = new URLSearchParams(location.search).get("from");
  /** @type {HTMLElement[]} */
  const turns = Array.from(document.querySelectorAll(".atlas-turn[data-from]"));
  if (from && turns.some((turn) => turn.dataset.from === from)) {
    for (const turn of turns) {
      turn.hidden = turn.dataset.from !== from;
    }
  }
})();
