// @ts-check
/**
 * Explore: papers by any choice of concepts and words, with live counts.
 *
 * The page comes with all concepts as links and the first papers as a list. This turns the
 * links into check boxes and keeps list, counts and address to what is chosen.
 * The theme's own search takes `?q=` for itself, so words stand elsewhere in the address:
 * `?in=facet/concept,…&all=facet,…&words=some+words&sort=title`.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  const { facets, concepts, papers, address, element } = atlas.collection;
  const PAGE = 50;
  const TYPING = 120;

  /** @param {string} selector @returns {any} */
  const one = (selector) => document.querySelector(`.atlas-explore ${selector}`);
  const list = one(".atlas-results ul");
  const more = one(".atlas-more-papers");
  const words = one("[name=words]");
  const sort = one("[name=sort]");

  // Every facet twice: chosen concepts count as “any of these”, or as “all of these at once”.
  const fields = facets.flatMap((/** @type {any} */ facet) => [
    [`any ${facet.id}`, { conjunction: false, size: 1e6 }],
    [`all ${facet.id}`, { conjunction: true, size: 1e6 }],
  ]);
  const engine = /** @type {any} */ (window).itemsjs(papers.map(item), {
    native_search_enabled: false,
    aggregations: Object.fromEntries(fields),
  });

  /** @param {any} paper */
  function item(paper) {
    /** @type {Record<string, any>} */
    const made = { id: paper.number + 1 };
    for (const tag of paper.tags) {
      for (const mode of ["any", "all"]) {
        (made[`${mode} ${concepts[tag].facet}`] ??= []).push(String(tag));
      }
    }
    return made;
  }

  /** What is chosen, as the address says it. */
  function read() {
    const query = new URLSearchParams(location.search);
    const keys = new Set((query.get("in") ?? "").split(","));
    return {
      chosen: new Set(concepts.filter((/** @type {any} */ c) => keys.has(c.key))),
      all: new Set((query.get("all") ?? "").split(",")),
      words: query.get("words") ?? "",
      sort: query.get("sort") ?? "",
    };
  }

  /** Write the state into the address: slashes and commas stay legible. */
  function write(/** @type {boolean} */ typing = false) {
    const parts = [];
    const every = facets.map((/** @type {any} */ f) => f.id).filter((/** @type {any} */ id) => state.all.has(id));
    if (state.chosen.size) parts.push(`in=${[...state.chosen].map((c) => c.key).join(",")}`);
    if (every.length) parts.push(`all=${every.join(",")}`);
    if (state.words) parts.push(`words=${encodeURIComponent(state.words)}`);
    if (state.sort) parts.push(`sort=${state.sort}`);
    const url = location.pathname + (parts.length ? `?${parts.join("&")}` : "");
    // A word typed letter by letter is one step back.
    history[typing && typed ? "replaceState" : "pushState"](null, "", url);
    typed = typing;
  }

  /** Whether the last step was typing. */
  let typed = false;

  let state = read();
  /** The papers that the words find; null without words. @type {Map<number, number> | null} */
  let hits = null;
  /** @type {any[]} */
  let found = [];

  /** Ask itemsjs, which keeps one list of filters for each field. */
  function search() {
    /** @type {Record<string, string[]>} */
    const filters = {};
    for (const concept of state.chosen) {
      const mode = state.all.has(concept.facet) ? "all" : "any";
      (filters[`${mode} ${concept.facet}`] ??= []).push(String(concept.number));
    }
    const ids = hits && [...hits.keys()].map((number) => number + 1);
    if (ids && !ids.length) {
      return { items: [], counts: new Map() };
    }
    const { data } = engine.search({ per_page: papers.length, filters, ...(ids && { ids }) });
    const counts = new Map();
    for (const facet of facets) {
      const mode = state.all.has(facet.id) ? "all" : "any";
      for (const bucket of data.aggregations[`${mode} ${facet.id}`].buckets) {
        counts.set(Number(bucket.key), bucket.doc_count);
      }
    }
    return { items: data.items.map((/** @type {any} */ each) => papers[each.id - 1]), counts };
  }

  /** @type {Record<string, (a: any, b: any) => number>} */
  const orders = {
    best: (a, b) => (hits?.get(b.number) ?? 0) - (hits?.get(a.number) ?? 0),
    title: () => 0,
    year: (a, b) => b.year - a.year,
    connected: (a, b) => b.connected - a.connected,
  };

  function show() {
    const { items, counts } = search();
    const order = orders[state.sort] ?? (hits ? orders.best : orders.title);
    found = items.sort((/** @type {any} */ a, /** @type {any} */ b) => order(a, b) || a.number - b.number);
    list.replaceChildren();
    showMore();
    one("[role=status]").textContent = `${found.length} of ${papers.length} papers`;
    one(".atlas-nothing").hidden = found.length > 0;
    one(".atlas-take").hidden = !found.length;
    for (const { concept, box, count } of options) {
      const number = counts.get(concept.number) ?? 0;
      box.checked = state.chosen.has(concept);
      count.textContent = String(number);
      box.closest("label").classList.toggle("atlas-option--none", !number && !box.checked);
    }
    showChosen();
    sort.querySelector("[value=best]").hidden = !hits;
    sort.value = state.sort || (hits ? "best" : "title");
  }

  function showMore() {
    const from = list.children.length;
    list.append(...found.slice(from, from + PAGE).map(line));
    const left = found.length - list.children.length;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(PAGE, left)} more of ${left}`;
    return list.children[from];
  }

  /** @param {any} paper */
  function line(paper) {
    const labels = paper.own.map((/** @type {number} */ tag) => concepts[tag].label);
    const title = element("a", { href: address(`papers/${paper.id}`) }, paper.title);
    const about = [...(paper.year ? [paper.year] : []), ...labels].join(" · ");
    return element("li", {}, element("p", {}, title), element("p", { class: "atlas-why" }, about));
  }

  function showChosen() {
    const chips = [...state.chosen].map((concept) => {
      const name = `Without ${concept.label}`;
      const colour = facets.findIndex((/** @type {any} */ each) => each.id === concept.facet) % 6;
      const button = element("button", { type: "button", title: name, "aria-label": name }, concept.label, " ×");
      button.className = `atlas-chip atlas-f${colour}`;
      button.addEventListener("click", () => {
        choose(concept, false);
        (one(".atlas-chosen button") ?? words).focus();
      });
      return button;
    });
    one(".atlas-chosen").replaceChildren(...chips);
    one(".atlas-clear").hidden = !state.chosen.size && !state.words;
    for (const { facet, all, box } of modes) {
      const own = [...state.chosen].filter((concept) => concept.facet === facet);
      all.hidden = own.length < 2 && !state.all.has(facet);
      box.checked = state.all.has(facet);
    }
  }

  /** @param {any} concept @param {boolean} wanted */
  function choose(concept, wanted) {
    state.chosen[wanted ? "add" : "delete"](concept);
    write();
    show();
  }

  /** Find the words' papers first, unless others have been typed by then. */
  async function findWords() {
    const asked = state.words;
    const answer = asked.trim() ? await atlas.findPapers(asked) : null;
    if (asked === state.words) {
      hits = answer;
      show();
    }
  }

  /** Turn a concept's link into a check box at the same place. @param {any} concept */
  function option(concept, /** @type {Element} */ entry) {
    const link = /** @type {Element} */ (entry.querySelector("a"));
    const count = /** @type {Element} */ (entry.querySelector("small"));
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    box.addEventListener("change", () => choose(concept, box.checked));
    link.replaceWith(element("label", {}, box, concept.label, " ", count));
    return { concept, box, count };
  }

  const options = facets.flatMap((/** @type {any} */ facet) => {
    const entries = document.querySelectorAll(`.atlas-facet[data-facet="${facet.id}"] li`);
    return facet.concepts.map((/** @type {any} */ concept, /** @type {number} */ n) => option(concept, entries[n]));
  });

  const modes = facets.map((/** @type {any} */ facet) => {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
    const all = element("label", { class: "atlas-mode" }, box, "only papers with all of these");
    box.addEventListener("change", () => {
      state.all[box.checked ? "add" : "delete"](facet.id);
      write();
      show();
    });
    one(`.atlas-facet[data-facet="${facet.id}"] summary`)?.after(all);
    return { facet: facet.id, all, box };
  });

  /** @param {() => void} then @param {number} wait */
  function calmly(then, wait) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(then, wait);
    };
  }

  words.addEventListener("input", calmly(() => {
    state.words = words.value;
    write(true);
    findWords();
  }, TYPING));
  sort.addEventListener("change", () => {
    state.sort = sort.value === (hits ? "best" : "title") ? "" : sort.value;
    write();
    show();
  });
  more.addEventListener("click", () => showMore().querySelector("a").focus());
  one(".atlas-clear").addEventListener("click", () => {
    state = { ...state, chosen: new Set(), all: new Set(), words: "" };
    words.value = "";
    write();
    findWords();
    words.focus();
  });
  one("form").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  function begin() {
    state = read();
    typed = false;
    words.value = state.words;
    findWords();
  }

  atlas.explored = () => found;
  sort.querySelector("[value=year]").hidden = !papers.some((/** @type {any} */ paper) => paper.year);
  // The page comes with some facets open, which is too long where they stand above the list.
  const roomy = matchMedia("(min-width: 60em)").matches;
  const used = new Set([...state.chosen].map((concept) => concept.facet));
  for (const group of document.querySelectorAll(".atlas-facet")) {
    const facet = /** @type {HTMLDetailsElement} */ (group);
    facet.open = used.has(facet.dataset.facet) || (roomy && facet.open);
    facet.classList.add("atlas-facet--ready");
  }
  window.addEventListener("popstate", begin);
  begin();
})();
