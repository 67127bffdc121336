// @ts-check
/**
 * The catalogue for the pages that need it: papers and concepts with their addresses.
 *
 * `data/catalogue.js` holds the bare lists; this gives their values names, once.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;

  /** @typedef {{number: number, facet: string, id: string, key: string, label: string,
   *   depth: number, count: number}} Concept */
  /** @typedef {{number: number, id: string, title: string, own: number[], tags: number[],
   *   connected: number, name: string, year: number}} Paper */

  /** @type {Concept[]} */
  const concepts = [];
  const facets = atlas.catalogue.facets.map((/** @type {any} */ facet) => {
    const first = concepts.length;
    for (const [id, label, depth, count] of facet.concepts) {
      const key = `${facet.id}/${id}`;
      concepts.push({ number: concepts.length, facet: facet.id, id, key, label, depth, count });
    }
    return { id: facet.id, label: facet.label, concepts: concepts.slice(first) };
  });

  /** @type {Paper[]} */
  const papers = atlas.catalogue.papers.map((/** @type {any[]} */ row, /** @type {number} */ number) => {
    const [id, title, own = [], implied = [], connected = 0, name = "", year = 0] = row;
    return { number, id, title, own, tags: own.concat(implied), connected, name, year };
  });

  // A link that MkDocs has made shows how it writes addresses: `../papers/` or `papers/index.html`.
  const all = document.querySelector("a.atlas-all")?.getAttribute("href") ?? "papers/index.html";
  const ending = all.endsWith(".html") ? ".html" : "/";
  const root = all.replace(/papers\/(?:index\.html)?$/, "");

  /** The address of a page, from here. @param {string} path such as `papers/some-id` */
  const address = (path) => `${root}${path}${ending}`;

  /** The address of Explore with some concepts chosen. @param {string[]} keys */
  const explore = (...keys) => `${address("explore")}?in=${keys.join(",")}`;

  /** The catalogue's own script tells where the others are. */
  const catalogue = /** @type {HTMLScriptElement} */ (
    document.querySelector('script[src*="assets/data/catalogue.js"]')
  );

  /**
   * Load one more data script and return what it brings; `fetch` does not work from a folder.
   * @param {string} file
   * @param {string} name the property of `window.atlas` that it sets
   */
  const load = (file, name) =>
    new Promise((resolve, reject) => {
      if (name in atlas) {
        resolve(atlas[name]);
        return;
      }
      const script = document.createElement("script");
      script.src = catalogue.src.replace("catalogue.js", file);
      script.onload = () => resolve(atlas[name]);
      script.onerror = reject;
      document.head.append(script);
    });

  /**
   * A new element. Text goes in as text, never as markup.
   * @param {string} name
   * @param {Record<string, string>} [attributes]
   * @param {...(Node | string)} children
   */
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  atlas.collection = { facets, concepts, papers, address, explore, load, element };
})();
