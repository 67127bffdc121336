// @ts-check
/**
 * What Material leaves to the mouse: the drawer that holds the navigation on a narrow screen, and
 * tables that scroll sideways.
 *
 * Material opens the drawer with the label of a hidden checkbox, which no key reaches, and lets Tab
 * wander through the links of a closed drawer. Without this script the label works as ever.
 */
(() => {
  const toggle = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
  const label = /** @type {HTMLElement | null} */ (document.querySelector(".md-header [for=__drawer]"));
  const drawer = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary"));
  if (toggle && label && drawer) handle(toggle, label, drawer);

  /**
   * @param {HTMLInputElement} toggle
   * @param {HTMLElement} label
   * @param {HTMLElement} drawer
   */
  function handle(toggle, label, drawer) {
    const narrow = matchMedia("(max-width: 76.234375em)");
    drawer.id ||= "atlas-drawer";
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} atlas-drawer-button`;
    button.setAttribute("aria-label", "Navigation");
    button.setAttribute("aria-controls", drawer.id);
    button.append(...label.childNodes);
    label.replaceWith(button);

    const tell = () => {
      button.setAttribute("aria-expanded", String(toggle.checked));
      drawer.inert = narrow.matches && !toggle.checked;
    };
    /** @param {boolean} open */
    const set = (open) => {
      if (toggle.checked !== open) toggle.click();
      tell();
      if (open) drawer.querySelector("a")?.focus();
      else button.focus();
    };
    button.addEventListener("click", () => set(!toggle.checked));
    drawer.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && narrow.matches) set(false);
    });
    toggle.addEventListener("change", tell);
    narrow.addEventListener("change", tell);
    tell();
  }

  /** A region that scrolls is reached by Tab, so that arrow keys move it. */
  function reach() {
    for (const region of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (region.scrollWidth > region.clientWidth) region.setAttribute("tabindex", "0");
      else region.removeAttribute("tabindex");
    }
  }
  // Material wraps the tables when the page has loaded, and only then is their width known.
  addEventListener("load", () => requestAnimationFrame(reach));
  addEventListener("resize", reach);
})();
