// @ts-check
/**
 * Long forms on a touch screen, where the abbreviation is a link.
 *
 * The theme shows a `title` under a pointer and on focus. A tap on a link would leave the page
 * before anything could be read, so the first tap on an abbreviation focuses it, which shows its
 * long form, and the second follows the link. Mouse, pen and keyboard are left alone.
 */
(() => {
  /** The link whose first tap has begun. @type {HTMLAnchorElement | null} */
  let asked = null;

  /** @param {Event} event */
  const linkOf = (event) =>
    event.target instanceof Element
      ? /** @type {HTMLAnchorElement | null} */ (event.target.closest(".atlas-abbr a"))
      : null;

  document.addEventListener("pointerdown", (event) => {
    const link = linkOf(event);
    asked = event.pointerType === "touch" && link !== document.activeElement ? link : null;
  });

  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && link === asked) {
      event.preventDefault();
      link.focus({ preventScroll: true });
    }
    asked = null;
  });
})();
