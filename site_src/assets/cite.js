// @ts-check
/**
 * Copies a citation, and says so to who sees the button and to who hears the page.
 */
(() => {
  const SAID_FOR = 2500;
  const said = /** @type {HTMLElement} */ (document.querySelector(".atlas-said"));

  /** @param {string} text @param {HTMLElement} button */
  async function copy(text, button) {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Refused, which some browsers do to pages opened from a folder: try the old way.
      }
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "atlas-aside";
    button.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus({ preventScroll: true });
    return done;
  }

  /** Open and select what could not be copied, so that a key does it. @param {HTMLElement} code */
  function select(code) {
    const details = code.closest("details");
    if (details) details.open = true;
    getSelection()?.selectAllChildren(code);
  }

  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll(".atlas-copy");
  for (const button of buttons) {
    const code = /** @type {HTMLElement} */ (button.parentElement?.querySelector("code"));
    let timer = 0;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(`${code.textContent}\n`, button);
      // Emptied first: the same words twice would be said once.
      said.textContent = "";
      requestAnimationFrame(() => {
        said.textContent = done
          ? `${button.dataset.label} copied`
          : "The browser did not allow it; the text is selected, so copy it with the keyboard";
      });
      said.classList.toggle("atlas-said--shown", !done);
      if (!done) select(code);
      button.textContent = done ? "Copied" : "Copy";
      clearTimeout(timer);
      timer = setTimeout(() => (button.textContent = "Copy"), SAID_FOR);
    });
  }
})();
