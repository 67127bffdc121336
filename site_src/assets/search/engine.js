// @ts-check
/**
 * The search, without anything that a reader sees: `atlas.search.find(text)`.
 *
 * `generator/search/` makes the index that this reads: plain scripts below `assets/index/` that call
 * `atlas.search.receive`, since a browser that shows a folder loads nothing else. Stems and synonyms
 * were worked out there; here words are only cut, looked up and weighed.
 *
 * @typedef {{term: number, weight: number, why: string}} Target  a stem or a sense that is looked for
 * @typedef {{word: string, targets: Target[], known: boolean, settled: boolean}} Slot  a word as typed
 * @typedef {{from: number, to: number, term: number, weight: number}} Span  words that mean one sense
 * @typedef {{word: string, meant: string, kind: "spelling" | "sense" | "missing"}} Note
 * @typedef {{paper: number, score: number, cover: number}} Hit  cover: the share of the words found, 0 to 1
 * @typedef {{kind: string, title: string, path: string, count: number, score: number}} Place
 * @typedef {{hits: Hit[], places: Place[], notes: Note[], total: number, terms: Set<number>}} Found
 * @typedef {{title: string, path: string, tags: number[], text: string}} Passage
 */
(() => {
  const LETTERS = { ß: "ss", ς: "σ", ı: "i", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", þ: "th" };
  const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
  const IDEOGRAPHS = "\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const WORD = `(?:\\p{Nd}+(?:[.,]\\p{Nd}+)+|[${IDEOGRAPHS}]|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+)`;
  const GLUE = "(?:['’]?[-\\u00ad\\u2010\\u2011\\u2012\\u2212+/.&’'])";
  const COMPOUND = new RegExp(`${WORD}(?:${GLUE}${WORD})*`, "gu");
  const PART = new RegExp(WORD, "gu");
  const LONGEST = 40;
  /** Endings by which a word that no text has may differ from one that some text has. */
  const ENDINGS = new Set(
    "s es d ed ing er ers or ors ion ions ation ations al ally ly e y ies ied ic ical ist ists able ness ment ive".split(" "),
  ).add("");
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  for (let at = 0; at < ALPHABET.length; at += 1) VALUES[ALPHABET.charCodeAt(at)] = at;

  const SATURATION = 2.1;
  const PREFIX = { complete: 0.35, open: 0.9, most: 24 };
  const COVERAGE = 0.45;
  const SETTLED = 0.5;
  const SUM = 0.15;
  const ENOUGH = 0.35;
  const BESIDE = 0.25;
  const LIKELY = 5;
  const NEAR = [1, 0.85, 0.7];

  /** @param {string} text */
  function fold(text) {
    const low = text.normalize("NFKD").replace(MARKS, "").toLowerCase().normalize("NFKD");
    return low.replace(MARKS, "").replace(/[ßςıøłđæœþ]/g, (letter) => LETTERS[letter]);
  }

  /** @param {string} part */
  function whole(part) {
    return (/^\d{1,3}(?:,\d{3})+$/.test(part) ? part.replaceAll(",", "") : part).slice(0, LONGEST);
  }

  /**
   * Cut a text into compounds: each with its parts as words.
   * @param {string} text
   */
  function compounds(text) {
    return Array.from(fold(text).matchAll(COMPOUND), (match) => (match[0].match(PART) ?? []).map(whole));
  }

  /** What spellings of a name share. @param {string} name */
  function key(name) {
    return compounds(name).flat().join("");
  }

  /**
   * Say what a word was taken for; of “short = long” the side that was not typed.
   * @param {string} word
   * @param {string} label
   * @returns {Note}
   */
  function told(word, label) {
    const sides = label.split(" = ");
    return { word, meant: sides.find((side) => key(side) !== key(word)) ?? label, kind: "sense" };
  }

  /** Reads the packed numbers of the index. */
  class Reader {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    get done() {
      return this.at >= this.text.length;
    }

    number() {
      let value = 0;
      for (let shift = 1; ; shift *= 32) {
        const letter = VALUES[this.text.charCodeAt(this.at)];
        this.at += 1;
        value += (letter & 31) * shift;
        if (letter < 32) return value;
      }
    }

    letter() {
      this.at += 1;
      return VALUES[this.text.charCodeAt(this.at - 1)];
    }
  }

  /** What is known before any list of papers has been loaded. */
  class Lexicon {
    /** @param {any} packed */
    constructor(packed) {
      this.packed = packed;
      this.stop = new Set(packed.stop.split(" "));
      /** @type {string[]} */
      this.words = [];
      /** @type {Map<string, number>} */
      this.stems = new Map();
      /** @type {string[]} */
      this.shown = [];
      this.readWords();
      /** @type {Map<string, [number, number][]>} */
      this.names = new Map();
      this.readNames();
    }

    readWords() {
      const steps = new Reader(this.packed.stems);
      let last = "";
      for (const coded of this.packed.words ? this.packed.words.split(" ") : []) {
        last = last.slice(0, VALUES[coded.charCodeAt(0)]) + coded.slice(1);
        const step = steps.number();
        const stem = step ? this.shown.length - step : this.shown.length;
        if (!step) this.shown.push(last);
        this.words.push(last);
        this.stems.set(last, stem);
      }
    }

    readNames() {
      for (const row of this.packed.names ? this.packed.names.split(";") : []) {
        const colon = row.indexOf(":");
        const targets = new Reader(row.slice(colon + 1));
        /** @type {[number, number][]} */
        const found = [];
        while (!targets.done) {
          const term = targets.number();
          found.push([term, Number(targets.text[targets.at]) / 10]);
          targets.at += 1;
        }
        const keys = new Reader(row.slice(0, colon));
        const stems = [];
        while (!keys.done) stems.push(keys.number());
        this.names.set(stems.join(" "), found);
      }
    }

    /** @param {number} term */
    size(term) {
      return VALUES[this.packed.sizes.charCodeAt(term)];
    }

    /** @param {number} term */
    label(term) {
      return term < this.shown.length ? this.shown[term] : this.packed.senses[term - this.shown.length];
    }

    /**
     * Return a word's stem, also where it is spelt in another way.
     * @param {string} word
     */
    stem(word) {
      const found = this.stems.get(word);
      if (found !== undefined) return found;
      let standard = word;
      for (const [variant, usual] of this.packed.spelling) standard = standard.replaceAll(variant, usual);
      return this.stems.get(standard);
    }

    /** Return the words that begin with some letters. @param {string} start */
    beginning(start) {
      let low = 0;
      let high = this.words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.words[middle] < start) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < this.words.length && this.words[end].startsWith(start)) end += 1;
      return this.words.slice(low, end);
    }

    /**
     * Return the words that `word` may stand for: another ending of it, or a typing error.
     * @param {string} word
     */
    near(word) {
      const most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;
      /** @type {{word: string, steps: number}[]} */
      const found = [];
      for (const other of this.words) {
        if (!this.size(/** @type {number} */ (this.stems.get(other))) && !this.names.has(String(this.stems.get(other)))) continue;
        if (word.length > 4 && sharesStem(word, other)) found.push({ word: other, steps: 0 });
        else if (most && Math.abs(other.length - word.length) <= most) {
          const steps = distance(word, other, most);
          if (steps <= most) found.push({ word: other, steps: steps + (other[0] === word[0] ? 0 : 0.5) });
        }
      }
      const size = (/** @type {{word: string}} */ each) => this.size(/** @type {number} */ (this.stems.get(each.word)));
      found.sort((a, b) => a.steps - b.steps || size(b) - size(a) || (a.word < b.word ? -1 : 1));
      return found.filter((each) => each.steps <= found[0].steps + 0.5).slice(0, 4);
    }

    /** Return the word that looks most like one that occurs nowhere, or nothing. @param {string} word */
    nearest(word) {
      if (word.length < 4) return "";
      const most = Math.ceil(word.length / 2) - 1;
      let best = { word: "", steps: most + 1 };
      for (const other of this.words) {
        if (Math.abs(other.length - word.length) >= best.steps || /\d/.test(other)) continue;
        const steps = distance(word, other, best.steps - 1);
        if (steps < best.steps) best = { word: other, steps };
      }
      return best.word;
    }
  }

  /**
   * Return whether two words differ in a usual ending only.
   * @param {string} one
   * @param {string} other
   */
  function sharesStem(one, other) {
    const least = Math.max(4, one.length - 5);
    if (!other.startsWith(one.slice(0, least))) return false;
    let same = least;
    while (same < one.length && one[same] === other[same]) same += 1;
    return ENDINGS.has(one.slice(same)) && ENDINGS.has(other.slice(same));
  }

  /**
   * Return how many letters to change, add, drop or swap, or more than `most`.
   * @param {string} one
   * @param {string} other
   * @param {number} most
   */
  function distance(one, other, most) {
    let before = new Array(other.length + 1).fill(0);
    let last = Array.from(before.keys());
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  /** A question, cut into words with all that each may mean. */
  class Question {
    /**
     * @param {string} text
     * @param {Lexicon} lexicon
     */
    constructor(text, lexicon) {
      this.lexicon = lexicon;
      this.text = text;
      /** @type {Slot[]} */
      this.slots = [];
      /** @type {Span[]} */
      this.spans = [];
      /** @type {Note[]} */
      this.notes = [];
      const open = /[\p{L}\p{N}]$/u.test(text);
      const read = compounds(text);
      const words = read.flat();
      const telling = words.filter((word) => !lexicon.stop.has(word));
      this.useAll = telling.length === 0;
      for (const [at, parts] of read.entries()) this.readCompound(parts, open && at === read.length - 1);
      this.readPhrases(words);
      for (const slot of this.slots) if (!slot.settled && !this.leads(slot)) this.guess(slot);
    }

    /** Return whether some paper or page has what a word means. @param {Slot} slot */
    leads(slot) {
      return slot.targets.some((target) => this.lexicon.size(target.term) > 0);
    }

    /**
     * @param {string[]} parts
     * @param {boolean} last
     */
    readCompound(parts, last) {
      const joined = parts.length > 1 ? this.lexicon.stem(parts.join("")) : undefined;
      const telling = parts.filter((part) => this.useAll || !this.lexicon.stop.has(part));
      for (const [at, part] of telling.entries()) {
        this.readWord(part, last && at === telling.length - 1);
        if (joined !== undefined) this.slots.at(-1)?.targets.push({ term: joined, weight: 1, why: "" });
      }
    }

    /**
     * @param {string} word
     * @param {boolean} last
     */
    readWord(word, last) {
      /** @type {Slot} */
      const slot = { word, targets: [], known: true, settled: false };
      const stem = this.lexicon.stem(word);
      if (stem !== undefined) this.aim(slot, stem, 1, "");
      if (last && word.length > 1) this.complete(slot, stem === undefined);
      this.slots.push(slot);
    }

    /**
     * Let a slot look for a stem and for all that it means by itself.
     * @param {Slot} slot
     * @param {number} stem
     * @param {number} weight
     * @param {string} why
     */
    aim(slot, stem, weight, why) {
      slot.targets.push({ term: stem, weight, why });
      for (const [term, less] of this.lexicon.names.get(String(stem)) ?? []) {
        slot.targets.push({ term, weight: weight * less, why: why || this.lexicon.label(term) });
      }
    }

    /**
     * Look for the words that begin like the last one, which may not be typed to its end.
     * @param {Slot} slot
     * @param {boolean} unknown
     */
    complete(slot, unknown) {
      const weight = unknown ? PREFIX.open : PREFIX.complete;
      const seen = new Set(slot.targets.map((target) => target.term));
      const longer = this.lexicon.beginning(slot.word).map((word) => /** @type {number} */ (this.lexicon.stems.get(word)));
      const stems = [...new Set(longer)].filter((stem) => !seen.has(stem));
      stems.sort((a, b) => this.lexicon.size(b) - this.lexicon.size(a) || a - b);
      for (const stem of stems.slice(0, PREFIX.most)) {
        if (unknown) this.aim(slot, stem, weight, "");
        else slot.targets.push({ term: stem, weight, why: "" });
      }
    }

    /** @param {Slot} slot */
    guess(slot) {
      const near = this.lexicon.near(slot.word);
      slot.known = false;
      for (const each of near) {
        this.aim(slot, /** @type {number} */ (this.lexicon.stems.get(each.word)), NEAR[Math.floor(each.steps)], each.word);
      }
      const kind = near.length && near[0].steps ? "spelling" : "sense";
      this.notes.push(
        near.length
          ? { word: slot.word, meant: near[0].word, kind }
          : { word: slot.word, meant: this.lexicon.nearest(slot.word), kind: "missing" },
      );
    }

    /**
     * Find several words in a row that mean one thing, and words that others write as one.
     * @param {string[]} words
     */
    readPhrases(words) {
      const stems = words.map((word) => this.lexicon.stem(word));
      const places = this.places(words);
      for (let from = 0; from < words.length; from += 1) {
        for (let to = Math.min(words.length, from + 6); to > from + 1; to -= 1) {
          const key = stems.slice(from, to);
          if (key.includes(undefined)) continue;
          const covered = places.slice(from, to).filter((place) => place >= 0);
          const meant = covered.length ? (this.lexicon.names.get(key.join(" ")) ?? []) : [];
          for (const [term, weight] of meant) {
            this.spans.push({ from: covered[0], to: covered[covered.length - 1], term, weight });
          }
          if (meant.length) for (const at of covered) this.settle(this.slots[at]);
        }
        const joined = from + 1 < words.length ? this.lexicon.stems.get(words[from] + words[from + 1]) : undefined;
        if (joined !== undefined && places[from] >= 0 && places[from + 1] >= 0) {
          this.spans.push({ from: places[from], to: places[from + 1], term: joined, weight: 1 });
        }
      }
    }

    /** What a word means by itself counts less where a phrase says what is meant. @param {Slot} slot */
    settle(slot) {
      if (slot.settled) return;
      slot.settled = true;
      for (const target of slot.targets) if (target.why && slot.known) target.weight *= SETTLED;
    }

    /** Return for each word the number of its slot, or -1. @param {string[]} words */
    places(words) {
      let next = 0;
      return words.map((word) => (this.slots[next]?.word === word ? next++ : -1));
    }

    /** All that has to be looked up. */
    terms() {
      const found = new Set(this.spans.map((span) => span.term));
      for (const slot of this.slots) for (const target of slot.targets) found.add(target.term);
      return found;
    }
  }

  /**
   * Weigh all papers for a question.
   * @param {Question} question
   * @param {Map<number, Uint32Array>} lists  of the terms, as `number * 64 + weight`
   * @param {number} count  of everything that can be found
   */
  function weigh(question, lists, count) {
    const rarity = (/** @type {number} */ size) => Math.log(1 + (count - size + 0.5) / (size + 0.5));
    const rows = question.slots.map((slot) => row(slot.targets, lists, count, rarity));
    const worth = question.slots.map((slot) => slotWorth(slot, lists, count, rarity));
    const total = new Float32Array(count);
    const matched = new Float32Array(count);
    for (const [at, scores] of rows.entries()) {
      for (let number = 0; number < count; number += 1) {
        if (scores[number]) {
          total[number] += scores[number];
          matched[number] += worth[at] * Math.min(1, scores[number] / (ENOUGH * worth[at] * SATURATION));
        }
      }
    }
    for (const span of question.spans) addSpan(span, rows, worth, total, matched, lists, rarity);
    const all = worth.reduce((sum, each) => sum + each, 0) || 1;
    for (let number = 0; number < count; number += 1) {
      if (total[number]) total[number] *= 1 - COVERAGE + COVERAGE * Math.min(1, matched[number] / all);
    }
    return { total, cover: matched.map((each) => each / all) };
  }

  /**
   * How much it says that a paper has a slot's word: the rarity of its rarest strong target.
   * @param {Slot} slot
   * @param {Map<number, Uint32Array>} lists
   * @param {number} count
   * @param {(size: number) => number} rarity
   */
  function slotWorth(slot, lists, count, rarity) {
    let worth = 0;
    for (const target of slot.targets) {
      const size = lists.get(target.term)?.length ?? 0;
      if (size) worth = Math.max(worth, target.weight * rarity(size));
    }
    return worth || 0.5 * rarity(1);
  }

  /**
   * @param {Target[]} targets
   * @param {Map<number, Uint32Array>} lists
   * @param {number} count
   * @param {(size: number) => number} rarity
   */
  function row(targets, lists, count, rarity) {
    const scores = new Float32Array(count);
    for (const { term, weight } of targets) {
      const list = lists.get(term);
      if (!list?.length) continue;
      const factor = (weight * rarity(list.length) * SATURATION) / 63;
      for (const entry of list) {
        const score = factor * (entry & 63);
        const number = entry >>> 6;
        const best = scores[number];
        scores[number] = score > best ? score + SUM * best : best + SUM * score;
      }
    }
    return scores;
  }

  /**
   * @param {Span} span
   * @param {Float32Array[]} rows
   * @param {number[]} worth
   * @param {Float32Array} total
   * @param {Float32Array} matched
   * @param {Map<number, Uint32Array>} lists
   * @param {(size: number) => number} rarity
   */
  function addSpan(span, rows, worth, total, matched, lists, rarity) {
    const list = lists.get(span.term);
    if (!list) return;
    const factor = (span.weight * rarity(list.length) * SATURATION) / 63;
    for (const entry of list) {
      const number = entry >>> 6;
      const score = factor * (entry & 63);
      let apart = 0;
      let seen = 0;
      let possible = 0;
      for (let at = span.from; at <= span.to; at += 1) {
        apart += rows[at][number];
        possible += worth[at];
        seen += worth[at] * Math.min(1, rows[at][number] / (ENOUGH * worth[at] * SATURATION));
      }
      total[number] += Math.max(BESIDE * score, score - apart);
      matched[number] += Math.max(0, span.weight * possible - seen);
    }
  }

  /** Loads the scripts of the index and hands on what they say. */
  class Shelf {
    /** @param {string} folder */
    constructor(folder) {
      this.folder = folder;
      this.version = "";
      /** @type {Map<string, {promise: Promise<any>, settle: (value: any) => void}>} */
      this.asked = new Map();
      /** @type {Map<string, any>} */
      this.arrived = new Map();
    }

    /** @param {string} name @returns {Promise<any>} */
    load(name) {
      const before = this.asked.get(name);
      if (before) return before.promise;
      /** @type {(value: any) => void} */
      let settle = () => {};
      const promise = new Promise((resolve, reject) => {
        settle = resolve;
        const script = document.createElement("script");
        script.src = `${this.folder}${name}.js${this.version && location.protocol !== "file:" ? `?${this.version}` : ""}`;
        script.onload = () => {
          script.remove();
          // A script that did not call is of another version than the lexicon.
          if (!this.arrived.has(name)) reject(new Error(`${name} does not belong to this index`));
        };
        script.onerror = () => {
          script.remove();
          this.asked.delete(name);
          reject(new Error(`${name} could not be loaded`));
        };
        document.head.append(script);
      });
      this.asked.set(name, { promise, settle });
      return promise;
    }

    /**
     * @param {string} name
     * @param {string} version
     * @param {any} value
     */
    receive(name, version, value) {
      if (name === "lexicon") this.version = version;
      if (version !== this.version) return;
      this.arrived.set(name, value);
      this.asked.get(name)?.settle(value);
    }
  }

  /** The search of a site. */
  class Search {
    /** @param {string} folder  where the index lies */
    constructor(folder) {
      this.shelf = new Shelf(folder);
      /** @type {Promise<Lexicon> | undefined} */
      this.lexicon = undefined;
      /** @type {Map<number, Uint32Array>} */
      this.lists = new Map();
    }

    /**
     * @param {string} name
     * @param {string} version
     * @param {any} value
     */
    receive(name, version, value) {
      this.shelf.receive(name, version, value);
    }

    /** Load what every question needs. */
    prepare() {
      this.lexicon ??= this.shelf.load("lexicon").then((packed) => new Lexicon(packed));
      this.lexicon.catch(() => {
        this.lexicon = undefined;
      });
      return this.lexicon;
    }

    /**
     * Find papers, best first; `paper` is a paper's number in the site's A–Z order.
     * @param {string} text
     * @param {{limit?: number}} [options]
     * @returns {Promise<Found>}
     */
    async find(text, { limit = 50 } = {}) {
      const lexicon = await this.prepare();
      const question = new Question(text, lexicon);
      const terms = question.terms();
      await this.fetchLists(lexicon, terms);
      const papers = lexicon.packed.papers;
      const { total, cover } = weigh(question, this.lists, papers + lexicon.packed.places.length);
      const order = Array.from(total.keys()).filter((number) => total[number] > 0);
      order.sort((a, b) => total[b] - total[a] || a - b);
      const hits = order.filter((number) => number < papers);
      await this.raiseTitle(text, hits);
      return {
        hits: hits.slice(0, limit).map((paper) => ({ paper, score: total[paper], cover: cover[paper] })),
        total: hits.length,
        places: this.places(text, lexicon, order, total, cover),
        notes: this.notes(question, lexicon),
        terms,
      };
    }

    /**
     * Put the paper first whose whole title was typed.
     * @param {string} text
     * @param {number[]} hits
     */
    async raiseTitle(text, hits) {
      const typed = key(text);
      const best = hits.slice(0, LIKELY);
      if (compounds(text).length < 2) return;
      const at = (await this.passages(best)).findIndex((passage) => key(passage.title) === typed);
      if (at > 0) hits.unshift(...hits.splice(at, 1));
    }

    /**
     * Return the pages other than papers that have all the words, the one of that very name first.
     * @param {string} text
     * @param {Lexicon} lexicon
     * @param {number[]} order
     * @param {Float32Array} total
     * @param {Float32Array} cover
     * @returns {Place[]}
     */
    places(text, lexicon, order, total, cover) {
      const { papers, places } = lexicon.packed;
      const typed = key(text);
      const found = order.filter((number) => number >= papers && cover[number] > 0.99).slice(0, 40);
      const named = (/** @type {number} */ number) => {
        const [, title, , , names] = places[number - papers];
        return key(title) === typed ? 2 : names.some((/** @type {string} */ name) => key(name) === typed) ? 1 : 0;
      };
      return found
        .map((number) => ({ number, rank: named(number) }))
        .sort((a, b) => b.rank - a.rank || total[b.number] - total[a.number])
        .slice(0, 4)
        .map(({ number, rank }) => {
          const [kind, title, path, count] = places[number - papers];
          return { kind, title, path, count, score: total[number], exact: rank > 0 };
        });
    }

    /**
     * Say what was looked for beside the words as typed.
     * @param {Question} question
     * @param {Lexicon} lexicon
     */
    notes(question, lexicon) {
      const notes = [...question.notes];
      for (const slot of question.slots) {
        if (!slot.known || slot.settled) continue;
        const others = slot.targets.filter((target) => target.why && lexicon.size(target.term));
        const senses = others.filter((target) => target.term >= lexicon.shown.length);
        const absent = !lexicon.size(slot.targets[0].term);
        const shown = senses.length ? senses.slice(0, 1) : absent ? others.slice(0, 2) : [];
        for (const target of shown) notes.push(told(slot.word, target.why));
      }
      for (const span of question.spans) {
        if (span.term < lexicon.shown.length) continue;
        const word = question.slots.slice(span.from, span.to + 1).map((slot) => slot.word).join(" ");
        notes.push(told(word, lexicon.label(span.term)));
      }
      return notes;
    }

    /**
     * @param {Lexicon} lexicon
     * @param {Set<number>} terms
     */
    async fetchLists(lexicon, terms) {
      const starts = lexicon.packed.blocks;
      /** @type {Map<number, number[]>} */
      const wanted = new Map();
      for (const term of terms) {
        if (this.lists.has(term) || !lexicon.size(term)) continue;
        const block = starts.findLastIndex((/** @type {number} */ start) => start <= term);
        wanted.set(block, [...(wanted.get(block) ?? []), term]);
      }
      await Promise.all(
        Array.from(wanted, async ([block, inside]) => {
          const packed = await this.shelf.load(`lists-${block}`);
          const lines = Array.isArray(packed) ? packed : packed.split("\n");
          this.shelf.asked.set(`lists-${block}`, { promise: Promise.resolve(lines), settle: () => {} });
          for (const term of inside) this.lists.set(term, unpack(lines[term - starts[block]]));
        }),
      );
    }

    /**
     * Return what results show of papers.
     * @param {number[]} numbers
     * @returns {Promise<Passage[]>}
     */
    async passages(numbers) {
      const lexicon = await this.prepare();
      const starts = lexicon.packed.passages;
      return Promise.all(
        numbers.map(async (number) => {
          const part = starts.findLastIndex((/** @type {number} */ start) => start <= number);
          const text = await this.shelf.load(`texts-${part}`);
          const [title, path, tags, words] = JSON.parse(text.split("\n")[number - starts[part]]);
          return { title, path, tags, text: words };
        }),
      );
    }
  }

  const COMPOUND_AS_WRITTEN = new RegExp(`${WORD.replaceAll("\\p{L}", "\\p{L}\\p{M}")}(?:${GLUE}${WORD.replaceAll("\\p{L}", "\\p{L}\\p{M}")})*`, "gu");
  const PART_AS_WRITTEN = new RegExp(WORD.replaceAll("\\p{L}", "\\p{L}\\p{M}"), "gu");

  /**
   * Cut a text into what was asked for, with the term, and what stands between, with -1.
   * @param {string} text
   * @param {Set<number>} terms
   * @param {Lexicon} lexicon
   * @returns {{text: string, term: number}[]}
   */
  function pieces(text, terms, lexicon) {
    /** @type {{text: string, term: number}[]} */
    const found = [];
    let end = 0;
    const mark = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ term) => {
      if (from > end) found.push({ text: text.slice(end, from), term: -1 });
      found.push({ text: text.slice(from, to), term });
      end = to;
    };
    const termOf = (/** @type {string} */ words) => {
      const stem = lexicon.stem(words);
      return stem !== undefined && terms.has(stem) && !lexicon.stop.has(words) ? stem : -1;
    };
    for (const run of text.matchAll(COMPOUND_AS_WRITTEN)) {
      const parts = Array.from(run[0].matchAll(PART_AS_WRITTEN));
      const joined = termOf(compounds(run[0]).flat().join(""));
      if (joined >= 0) mark(run.index, run.index + run[0].length, joined);
      else {
        for (const part of parts) {
          const term = parts.length === 1 ? -1 : termOf(compounds(part[0]).flat().join(""));
          if (term >= 0) mark(run.index + part.index, run.index + part.index + part[0].length, term);
        }
      }
    }
    if (end < text.length) found.push({ text: text.slice(end), term: -1 });
    return found;
  }

  /** @param {string} packed */
  function unpack(packed) {
    const reader = new Reader(packed);
    const found = [];
    let last = -1;
    while (!reader.done) {
      last += reader.number() + 1;
      found.push(last * 64 + reader.letter());
    }
    return Uint32Array.from(found);
  }

  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const search = new Search(new URL("../index/", here).href);
  /** @type {any} */ (window).atlas = Object.assign(/** @type {any} */ (window).atlas ?? {}, {
    search: Object.assign(search, { fold, compounds, pieces }),
  });
})();
