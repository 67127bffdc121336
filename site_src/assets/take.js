// @ts-check
/**
 * Citations of the papers that Explore shows, copied or downloaded.
 *
 * The texts were written and escaped when the site was built; this joins them.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  const form = /** @type {HTMLElement} */ (document.querySelector(".atlas-take"));
  const format = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
  const said = /** @type {HTMLElement} */ (form.querySelector("output"));

  async function text() {
    const citations = await atlas.collection.load(`citations-${format.value}.js`, format.value);
    const papers = atlas.explored();
    const entries = papers.map((/** @type {any} */ paper) => citations.entries[paper.number]);
    return { text: citations.head + entries.join(""), count: papers.length };
  }

  /** @param {string} words */
  async function copy(words) {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(words);
      return;
    }
    // A site without encryption has no clipboard of its own.
    const area = document.createElement("textarea");
    area.value = words;
    form.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  /** @param {string} words */
  function download(words) {
    const { kind, extension } = format.selectedOptions[0].dataset;
    // A spreadsheet takes a file without this mark for one in its own old encoding.
    const mark = extension === "csv" ? "\uFEFF" : "";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([mark, words], { type: `${kind};charset=utf-8` }));
    link.download = `papers.${extension}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** @param {string} action @param {(words: string) => void | Promise<void>} deliver */
  function offer(action, deliver) {
    form.querySelector(`[data-action=${action}]`)?.addEventListener("click", async () => {
      const made = await text();
      const papers = made.count === 1 ? "1 paper" : `${made.count} papers`;
      try {
        await deliver(made.text);
        said.textContent = action === "copy" ? `${papers} copied` : `${papers} downloaded`;
      } catch {
        said.textContent = "The browser did not allow it; try the other button";
      }
    });
  }

  offer("copy", copy);
  offer("download", download);
})();
