// @ts-check
/**
 * Turns the marks in an abstract off and on, here and on every page that the reader opens later.
 *
 * A mark that is off stays a link, and shows under the pointer and on focus.
 */
(() => {
  const KEY = "atlas.marks";
  const root = document.documentElement;
  /** @type {HTMLElement | null} */
  const button = document.querySelector(".atlas-switch");

  /** @param {boolean} on */
  function show(on) {
    root.classList.toggle("atlas-unmarked", !on);
    button?.setAttribute("aria-pressed", String(on));
  }

  // Private windows and some settings refuse to keep anything, and then throw.
  function kept() {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  }

  /** @param {boolean} on */
  function keep(on) {
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // The choice then lasts as long as the page.
    }
  }

  button?.addEventListener("click", () => {
    const on = root.classList.contains("atlas-unmarked");
    show(on);
    keep(on);
  });
  if (button) button.hidden = false;
  show(kept());
})();
