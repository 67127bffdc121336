// @ts-check
/**
 * The search as a reader sees it: a dialog with a field and a list, over `atlas.search`.
 *
 * Opens with the button, `/`, `s`, `f` and Ctrl+K, or by itself on a page whose address has `?q=`. The
 * question stays in the address while the dialog is open, so that Back leads to the results. What
 * comes from papers is set as text and never as markup.
 */
(() => {
  const found = document.querySelector("[data-atlas-search]");
  if (!(found instanceof HTMLElement)) return;
  const corner = found;
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = new URL("../../", here);
  /** The engine, once it is loaded. @type {any} */
  let search;
  /** @type {Promise<any> | undefined} */
  let loading;
  const AT_ONCE = 10;
  const WINDOW = 34;
  const PAUSE = 90;
  const FEWEST = 0.12;
  const MOST_TAGS = 5;
  const MOST_NOTES = 4;
  const MOST_MEANINGS = 3;

  /**
   * Make an element; strings among its children become text.
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} children
   */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** Load the engine, which no page needs before somebody searches, and what every question needs. */
  function ready() {
    loading ??= new Promise((resolve, reject) => {
      const loaded = () => resolve((search = /** @type {any} */ (window).atlas.search));
      if (/** @type {any} */ (window).atlas?.search) return loaded();
      const script = make("script", { src: new URL("engine.js", here).href });
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => reject(new Error("its program could not be loaded")));
      document.head.append(script);
    });
    loading.catch(() => {
      loading = undefined;
    });
    return loading.then(() => search.prepare());
  }

  /** @param {string} path  of a page's source, without its suffix */
  function address(path) {
    const index = path === "index" || path.endsWith("/index");
    if (corner.dataset.files === "true") return new URL(`${path}.html`, root).href;
    return new URL(index ? path.slice(0, -5) || "." : `${path}/`, root).href;
  }

  const input = /** @type {HTMLInputElement} */ (
    make("input", {
      type: "search",
      class: "atlas-find__input",
      role: "combobox",
      "aria-label": "Search papers, tags and names",
      "aria-autocomplete": "list",
      "aria-controls": "atlas-find-list",
      "aria-expanded": "false",
      placeholder: "Title, system, tag, or any words you remember",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
      enterkeyhint: "go",
    })
  );
  const close = make("button", { type: "button", class: "atlas-find__close", "aria-label": "Close the search" }, "Esc");
  close.dataset.touch = "Close";
  const status = make("p", { class: "atlas-find__status", role: "status" });
  const notes = make("p", { class: "atlas-find__notes" });
  const list = make("div", { class: "atlas-find__list", id: "atlas-find-list", role: "listbox", "aria-label": "Results" });
  const more = make("button", { type: "button", class: "atlas-find__more" }, "More results");
  const keys = make(
    "p",
    { class: "atlas-find__keys", "aria-hidden": "true" },
    make("kbd", {}, "↑"), make("kbd", {}, "↓"), " to move, ",
    make("kbd", {}, "Enter"), " to open, ",
    make("kbd", {}, "Ctrl+Enter"), " in a new tab",
  );
  const body = make("div", { class: "atlas-find__body", tabindex: "0" }, status, notes, list, more);
  const dialog = /** @type {HTMLDialogElement} */ (
    make(
      "dialog",
      { class: "atlas-find", "aria-label": "Search" },
      make("div", { class: "atlas-find__top", role: "search" }, input, close),
      body,
      keys,
    )
  );
  document.body.append(dialog);

  let turn = 0;
  let timer = 0;
  let shown = AT_ONCE;
  let chosen = -1;
  /** @type {HTMLElement[]} */
  let options = [];

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    document.documentElement.classList.add("atlas-finding");
    input.select();
    ready().catch(() => say("The search index could not be loaded."));
    if (input.value.trim()) ask();
    else blank();
  }

  function leave() {
    clearTimeout(timer);
    timer = 0;
    turn += 1;
    input.blur();
    dialog.close();
    document.documentElement.classList.remove("atlas-finding");
    remember("");
  }

  /** Keep the question in the address. @param {string} text */
  function remember(text) {
    const url = new URL(location.href);
    if (text) url.searchParams.set("q", text);
    else url.searchParams.delete("q");
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Some browsers let no page of a folder change its address.
    }
  }

  /** @param {string} text */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function blank() {
    say("");
    notes.replaceChildren();
    list.replaceChildren();
    more.hidden = true;
    options = [];
    choose(-1);
  }

  function ask() {
    clearTimeout(timer);
    timer = 0;
    const text = input.value.trim();
    turn += 1;
    const mine = turn;
    remember(text);
    if (!text) return blank();
    return answer(text, mine).catch((error) => {
      if (mine === turn) {
        blank();
        say(`The search could not answer: ${error.message}.`);
      }
    });
  }

  /**
   * @param {string} text
   * @param {number} mine
   */
  async function answer(text, mine) {
    const lexicon = await ready();
    const result = await search.find(text, { limit: 200 });
    const best = result.hits.length ? result.hits[0].score : 0;
    const hits = result.hits.filter((/** @type {any} */ hit) => hit.score >= FEWEST * best);
    const passages = await search.passages(hits.slice(0, shown).map((/** @type {any} */ hit) => hit.paper));
    // A later question has overtaken this one.
    if (mine !== turn) return;
    const asked = { lexicon, terms: result.terms };
    const places = result.places.map((/** @type {any} */ place) => placeRow(place));
    const papers = passages.map((/** @type {any} */ passage) => paperRow(passage, asked));
    const first = result.places.length && result.places[0].exact;
    show(first || !papers.length ? places : places.slice(0, 2), papers);
    more.hidden = hits.length <= shown;
    explain(result.notes);
    say(count(hits.length, result.places.length));
  }

  /**
   * @param {number} papers
   * @param {number} places
   */
  function count(papers, places) {
    if (!papers && !places) return "Nothing found";
    const one = `${papers} ${papers === 1 ? "paper" : "papers"}`;
    return papers > shown ? `${one}, best first` : one;
  }

  /**
   * @param {HTMLElement[]} places
   * @param {HTMLElement[]} papers
   */
  function show(places, papers) {
    const groups = [];
    if (places.length) groups.push(make("div", { role: "group", "aria-label": "Pages" }, ...places));
    if (papers.length) groups.push(make("div", { role: "group", "aria-label": "Papers" }, ...papers));
    list.replaceChildren(...groups);
    options = [...places, ...papers];
    for (const [at, option] of options.entries()) option.id = `atlas-find-${at}`;
    input.setAttribute("aria-expanded", String(options.length > 0));
    choose(options.length ? 0 : -1);
  }

  /** @param {number} at */
  function choose(at) {
    chosen = at;
    for (const [number, option] of options.entries()) option.setAttribute("aria-selected", String(number === at));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-expanded", "false");
    } else {
      input.setAttribute("aria-activedescendant", options[at].id);
    }
  }

  /** @param {any} place */
  function placeRow(place) {
    const number = place.count ? `${place.count} ${place.count === 1 ? "paper" : "papers"}` : "";
    return make(
      "a",
      { class: "atlas-find__row atlas-find__row--place", role: "option", tabindex: "-1", href: address(place.path) },
      make("span", { class: "atlas-find__kind" }, place.kind),
      " ",
      make("span", { class: "atlas-find__title" }, place.title),
      " ",
      make("span", { class: "atlas-find__count" }, number),
    );
  }

  /**
   * @param {any} passage
   * @param {{lexicon: any, terms: Set<number>}} asked
   */
  function paperRow(passage, asked) {
    const title = make("span", { class: "atlas-find__title", dir: "auto" }, ...marked(search.pieces(passage.title, asked.terms, asked.lexicon)));
    const text = make("span", { class: "atlas-find__text", dir: "auto" }, ...marked(densest(search.pieces(passage.text, asked.terms, asked.lexicon))));
    const tags = chips(passage.tags, asked);
    return make(
      "a",
      { class: "atlas-find__row", role: "option", tabindex: "-1", href: address(passage.path) },
      title,
      " ",
      text,
      " ",
      ...(tags.length ? [make("span", { class: "atlas-find__tags" }, ...tags)] : []),
    );
  }

  /**
   * Those tags first for which the paper was found.
   * @param {number[]} tags
   * @param {{lexicon: any, terms: Set<number>}} asked
   */
  function chips(tags, { lexicon, terms }) {
    const hit = (/** @type {number} */ tag) => terms.has(lexicon.shown.length + tag);
    const first = [...tags.filter(hit), ...tags.filter((tag) => !hit(tag))].slice(0, MOST_TAGS);
    return first.flatMap((tag) => {
      const [label, colour] = lexicon.packed.tags[tag];
      const inside = hit(tag) ? make("mark", {}, label) : label;
      return [make("span", { class: `atlas-find__tag atlas-f${colour % 6}` }, inside), " "];
    });
  }

  /** @param {{text: string, term: number}[]} pieces */
  function marked(pieces) {
    return pieces.map((piece) => (piece.term < 0 ? piece.text : make("mark", {}, piece.text)));
  }

  /**
   * Return the part of a text with most of the different words in it.
   * @param {{text: string, term: number}[]} pieces  in turn between words and words asked for
   */
  function densest(pieces) {
    const words = pieces.flatMap((piece) =>
      piece.term < 0 ? (piece.text.match(/\s*\S+|\s+$/g) ?? []).map((text) => ({ text, term: -1 })) : [piece],
    );
    let best = { from: 0, score: -1 };
    for (let from = 0; from < words.length; from += 1) {
      const part = words.slice(from, from + WINDOW);
      const hits = part.filter((word) => word.term >= 0);
      const starts = from === 0 || /[.!?]$/.test(words[from - 1].text) ? 1.5 : 0;
      const score = 4 * new Set(hits.map((word) => word.term)).size + hits.length + starts;
      if (score > best.score) best = { from, score };
      if (from + WINDOW >= words.length) break;
    }
    const to = best.from + WINDOW;
    const part = words.slice(best.from, to);
    if (best.from > 0) part.unshift({ text: "… ", term: -1 });
    if (to < words.length) part.push({ text: " …", term: -1 });
    return part;
  }

  /** Say what was looked for beside the words as typed. @param {any[]} all */
  function explain(all) {
    /** @type {(Node | string)[]} */
    const said = [];
    const missing = all.filter((note) => note.kind === "missing");
    const spelt = all.filter((note) => note.kind === "spelling");
    const senses = meanings(all.filter((note) => note.kind === "sense"));
    for (const note of spelt) said.push(sentence("“", note.word, "” was read as ", make("strong", {}, note.meant)));
    for (const note of missing) {
      said.push(
        note.meant
          ? sentence("“", note.word, "” occurs nowhere; the nearest is ", suggestion(note.word, note.meant))
          : sentence("“", note.word, "” occurs nowhere"),
      );
    }
    if (senses.length) {
      const pairs = senses.map(([word, meant]) => make("span", { class: "atlas-find__pair" }, `${word} → ${meant.join(", ")}`));
      said.push(sentence("Also searched: ", ...pairs));
    }
    notes.replaceChildren(...said);
  }

  /**
   * Return for each word what it was taken for, what differs in its capitals or plural only once.
   * @param {any[]} senses
   * @returns {[string, string[]][]}
   */
  function meanings(senses) {
    /** @type {Map<string, Map<string, string>>} */
    const found = new Map();
    for (const { word, meant } of senses) {
      const key = search.fold(meant).replace(/s$/, "");
      if (key === search.fold(word).replace(/s$/, "")) continue;
      if (!found.has(word)) found.set(word, new Map());
      const known = /** @type {Map<string, string>} */ (found.get(word));
      if (!known.has(key)) known.set(key, meant);
    }
    return Array.from(found, ([word, known]) => /** @type {[string, string[]]} */ ([word, [...known.values()].slice(0, MOST_MEANINGS)])).slice(0, MOST_NOTES);
  }

  /** @param {(Node | string)[]} parts */
  function sentence(...parts) {
    return make("span", { class: "atlas-find__note" }, ...parts);
  }

  /**
   * @param {string} word
   * @param {string} meant
   */
  function suggestion(word, meant) {
    const button = make("button", { type: "button" }, meant);
    button.addEventListener("click", () => {
      const parts = input.value.split(/(\s+)/);
      input.value = parts.map((part) => (search.fold(part).includes(word) ? meant : part)).join("");
      input.focus();
      ask();
    });
    return button;
  }

  input.addEventListener("input", () => {
    shown = AT_ONCE;
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    const steps = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 5, PageUp: chosen - 5 };
    if (event.key in steps && options.length) {
      event.preventDefault();
      const to = steps[/** @type {keyof typeof steps} */ (event.key)];
      choose(event.key.startsWith("Arrow") ? (to + options.length) % options.length : Math.max(0, Math.min(last, to)));
      options[chosen].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter(event.ctrlKey || event.metaKey);
    }
  });

  /** Open the chosen result, of what stands in the field now. @param {boolean} elsewhere */
  async function enter(elsewhere) {
    if (timer) await ask();
    const link = /** @type {HTMLAnchorElement | undefined} */ (options[chosen]);
    if (!link) return;
    if (elsewhere) window.open(link.href, "_blank", "noopener");
    else location.assign(link.href);
  }

  list.addEventListener("pointermove", (event) => {
    const row = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    const at = row instanceof HTMLElement ? options.indexOf(row) : -1;
    if (at >= 0 && at !== chosen) choose(at);
  });

  more.addEventListener("click", async () => {
    const before = chosen;
    const next = options.length;
    shown += 2 * AT_ONCE;
    await ask();
    choose(Math.min(next, options.length - 1));
    if (chosen > before) options[chosen].scrollIntoView({ block: "nearest" });
    input.focus({ preventScroll: true });
  });

  close.addEventListener("click", leave);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) leave();
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // Else the browser first empties the field.
      event.preventDefault();
      leave();
    }
  });
  const button = corner.querySelector("button");
  button?.addEventListener("click", open);
  const prepare = () => {
    ready().catch(() => {});
  };
  corner.addEventListener("pointerenter", prepare, { once: true });
  button?.addEventListener("focus", prepare, { once: true });

  document.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const single = !event.ctrlKey && !event.metaKey && !event.altKey && "/sf".includes(event.key);
    if (combined || (single && !field && event.key !== "")) {
      event.preventDefault();
      open();
    }
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    open();
  }
})();
