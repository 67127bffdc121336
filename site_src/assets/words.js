// @ts-check
/**
 * Which papers have the words that a reader typed, as the site's search finds them.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  /** A cover, which is one where all words are found, is a sum of rounded shares. */
  const ALL = 0.99;

  /**
   * The papers that have all the words, and where none has, those that have most of them; each
   * with a score. @param {string} text
   * @returns {Promise<Map<number, number>>}
   */
  atlas.findPapers = async (text) => {
    const { hits } = await atlas.search.find(text, { limit: Infinity });
    const best = Math.max(0, ...hits.map((/** @type {any} */ hit) => hit.cover));
    const wanted = hits.filter((/** @type {any} */ hit) => hit.cover >= ALL * best);
    return new Map(wanted.map((/** @type {any} */ hit) => [hit.paper, hit.score]));
  };
})();
