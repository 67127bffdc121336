// @ts-check
/**
 * Which papers have the words that a reader typed: asks the site's search where it is there.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  const { papers, concepts } = atlas.collection;

  /** @param {string} text */
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\p{Pd}\s]+/gu, " ").toLowerCase();

  /** Title, name and tag labels of each paper. @type {string[] | undefined} */
  let texts;

  /**
   * Papers that hold every word somewhere in title, name or tags; those in the title first.
   * @param {string} text
   */
  const findInTitles = (text) => {
    texts ??= papers.map((/** @type {any} */ paper) => {
      const labels = paper.tags.map((/** @type {number} */ tag) => concepts[tag].label);
      return plain([paper.title, paper.name, ...labels].join(" "));
    });
    const words = plain(text).split(" ").filter(Boolean);
    /** @type {Map<number, number>} */
    const found = new Map();
    /** @type {string[]} */ (texts).forEach((held, number) => {
      if (words.every((word) => held.includes(word))) {
        found.set(number, -held.indexOf(words[0]));
      }
    });
    return found;
  };

  /**
   * The papers that a text finds, each with a score. @param {string} text
   * @returns {Promise<Map<number, number>>}
   */
  atlas.findPapers = async (text) => {
    if (!atlas.search?.find) {
      return findInTitles(text);
    }
    const { hits } = await atlas.search.find(text, { limit: papers.length });
    return new Map(hits.map((/** @type {any} */ hit) => [hit.paper, hit.score]));
  };
})();
