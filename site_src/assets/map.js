// @ts-check
/**
 * The map: titles under the pointer, papers on click, arrow keys from dot to dot, other colours,
 * and looking closer. The page comes with the dots as SVG; this adds what moves.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  const { facets, concepts, papers, address, element } = atlas.collection;
  const COLOURS = 7; // as in generator/site/mapping.py
  const NONE = 7;
  const CLOSEST = 12;
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {string} selector @returns {any} */
  const one = (selector) => document.querySelector(selector);
  const map = one(".atlas-map");
  const here = one(".atlas-here");
  const facet = one(".atlas-axes [name=facet]");
  const radius = Number(map.dataset.radius);
  const whole = map.viewBox.baseVal;
  const [width, height] = [whole.width, whole.height];
  const links = [...map.querySelectorAll(".atlas-dots a")];
  const places = papers.map((/** @type {any} */ _, /** @type {number} */ number) => ({
    x: atlas.places[2 * number],
    y: atlas.places[2 * number + 1],
  }));

  /** What is seen of the plane. */
  let view = { x: 0, y: 0, scale: 1 };
  /** The paper that the keyboard or the pointer is at; -1 for none. */
  let current = -1;

  const ring = document.createElementNS(SVG, "circle");
  ring.setAttribute("class", "atlas-ring");
  ring.setAttribute("r", String(radius * 1.7 + 5));

  // Colours

  /** The legend of a facet: its fullest concepts, as the page was made with. @param {string} id */
  function legend(id) {
    const { concepts: own } = facets.find((/** @type {any} */ each) => each.id === id);
    const top = own.filter((/** @type {any} */ each) => each.depth === 0);
    return top.sort((/** @type {any} */ a, /** @type {any} */ b) => b.count - a.count).slice(0, COLOURS);
  }

  function paint() {
    const shown = legend(facet.value);
    const kinds = papers.map((/** @type {any} */ paper) => {
      const own = shown.map((/** @type {any} */ each) => paper.tags.includes(each.number));
      return own.includes(true) ? own.lastIndexOf(true) : NONE;
    });
    if (links.length) {
      links.forEach((link, number) => {
        link.setAttribute("class", `atlas-k${kinds[number]}`);
        link.querySelector("use").setAttribute("href", `#atlas-s${kinds[number]}`);
      });
    } else {
      one(".atlas-dots").replaceChildren(...[...shown.keys(), NONE].map((kind) => many(kinds, kind)));
    }
    const labels = [...shown.map((/** @type {any} */ each, /** @type {number} */ kind) => [kind, each.label]), [NONE, "none of these"]];
    one(".atlas-key").replaceChildren(...labels.map(([kind, label]) => entry(kind, label, kinds)));
  }

  /** All dots of one colour as one path. @param {number[]} kinds @param {number} kind */
  function many(kinds, kind) {
    const path = document.createElementNS(SVG, "path");
    const dots = places.filter((/** @type {any} */ _, /** @type {number} */ number) => kinds[number] === kind);
    path.setAttribute("class", `atlas-k${kind}`);
    path.setAttribute("stroke-width", String(3 * radius));
    path.setAttribute("d", dots.map((/** @type {any} */ { x, y }) => `M${x} ${y}h0`).join(""));
    return path;
  }

  /** @param {number} kind @param {string} label @param {number[]} kinds */
  function entry(kind, label, kinds) {
    const count = kinds.filter((each) => each === kind).length;
    const swatch = document.createElementNS(SVG, "svg");
    swatch.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
    swatch.setAttribute("class", `atlas-k${kind}`);
    swatch.setAttribute("aria-hidden", "true");
    swatch.append(document.createElementNS(SVG, "use"));
    swatch.firstElementChild?.setAttribute("href", `#atlas-s${kind}`);
    const item = element("li", {}, swatch, ` ${label} `, element("small", {}, String(count)));
    item.hidden = !count;
    return item;
  }

  // Looking closer

  /** @param {number} x @param {number} y @param {number} scale */
  function look(x, y, scale) {
    scale = Math.min(Math.max(scale, 1), CLOSEST);
    const [wide, high] = [width / scale, height / scale];
    view = { x: Math.min(Math.max(x, 0), width - wide), y: Math.min(Math.max(y, 0), height - high), scale };
    map.setAttribute("viewBox", [view.x, view.y, wide, high].map(Math.round).join(" "));
    map.classList.toggle("atlas-map--near", scale > 1);
    map.querySelector(".atlas-names").style.opacity = scale > 4 ? "0.5" : "";
  }

  /** Look closer or less close at a point, which stays where it is. @param {number} factor */
  function zoom(factor, point = { x: view.x + width / view.scale / 2, y: view.y + height / view.scale / 2 }) {
    const scale = Math.min(Math.max(view.scale * factor, 1), CLOSEST);
    const kept = view.scale / scale;
    look(point.x - (point.x - view.x) * kept, point.y - (point.y - view.y) * kept, scale);
  }

  /** A place on the screen as one on the plane. @param {{clientX: number, clientY: number}} event */
  function point(event) {
    const box = map.getBoundingClientRect();
    const scale = width / view.scale / box.width;
    return { x: view.x + (event.clientX - box.left) * scale, y: view.y + (event.clientY - box.top) * scale };
  }

  // The current paper

  /** @param {number} number */
  function go(number) {
    if (number === current) return;
    current = number;
    ring.remove();
    here.replaceChildren();
    map.style.cursor = number < 0 ? "" : "pointer";
    if (number < 0) return;
    const { x, y } = places[number];
    ring.setAttribute("cx", x);
    ring.setAttribute("cy", y);
    map.append(ring);
    const labels = papers[number].own.map((/** @type {number} */ tag) => concepts[tag].label);
    here.append(papers[number].title, element("small", {}, labels.join(" · ")));
    const [wide, high] = [width / view.scale, height / view.scale];
    if (x < view.x || y < view.y || x > view.x + wide || y > view.y + high) {
      look(x - wide / 2, y - high / 2, view.scale);
    }
  }

  /** The paper nearest to a point, if one is near. @param {{x: number, y: number}} at */
  function nearest(at, reach = Math.max(radius * 2.5, 60 / view.scale)) {
    let [best, least] = [-1, reach * reach];
    places.forEach((/** @type {any} */ { x, y }, /** @type {number} */ number) => {
      const square = (x - at.x) ** 2 + (y - at.y) ** 2;
      if (square < least) [best, least] = [number, square];
    });
    return best;
  }

  /** The next paper in a direction: near, and rather straight ahead than aside. @param {string} key */
  function ahead(key) {
    const [right, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[/** @type {"ArrowUp"} */ (key)];
    const from = places[current];
    let [best, least] = [current, Infinity];
    places.forEach((/** @type {any} */ { x, y }, /** @type {number} */ number) => {
      const along = (x - from.x) * right + (y - from.y) * down;
      const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
      const cost = along + 2 * aside;
      if (along > 0 && aside <= 2 * along && cost < least) [best, least] = [number, cost];
    });
    return best;
  }

  const open = () => {
    if (current >= 0) location.href = address(`papers/${papers[current].id}`);
  };

  map.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow")) {
      go(current < 0 ? nearest({ x: width / 2, y: height / 2 }, Infinity) : ahead(event.key));
    } else if (event.key === "Enter") open();
    else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.5 : 1 / 1.5, places[current]);
    else if (event.key === "0") look(0, 0, 1);
    else return;
    event.preventDefault();
  });

  // Pointers: one moves the plane where it is seen from near, two look closer.

  /** @type {Map<number, PointerEvent>} */
  const fingers = new Map();
  let moved = false;

  map.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (!fingers.size) moved = false;
    fingers.set(event.pointerId, event);
  });

  map.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    const before = fingers.get(event.pointerId);
    if (!before) {
      go(nearest(point(event)));
      return;
    }
    const [was, is] = [point(before), point(event)];
    if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4 && !moved) return;
    moved = true;
    if (fingers.size === 2) {
      const other = point(/** @type {any} */ ([...fingers.values()].find((each) => each !== before)));
      const spread = Math.hypot(is.x - other.x, is.y - other.y) / Math.hypot(was.x - other.x, was.y - other.y);
      zoom(spread || 1, other);
    } else if (view.scale > 1) {
      look(view.x + was.x - is.x, view.y + was.y - is.y, view.scale);
    }
    fingers.set(event.pointerId, event);
  });

  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId));
  }

  map.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (moved || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const number = nearest(point(event));
    // A finger cannot hover: its first tap shows the title, its second opens the paper.
    const tapped = /** @type {PointerEvent} */ (event).pointerType === "touch" && number !== shown;
    go(number);
    shown = number;
    if (!tapped) open();
  });
  let shown = -1;

  map.addEventListener("wheel", (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey) return; // the page scrolls; a pinch on a touch pad comes with this key
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, point(event));
  }, { passive: false });

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const way = /** @type {HTMLElement} */ (button).dataset.zoom;
      if (way === "all") look(0, 0, 1);
      else zoom(way === "in" ? 1.5 : 1 / 1.5);
    });
  }

  links.forEach((link, number) => {
    link.setAttribute("href", address(`papers/${papers[number].id}`));
    link.tabIndex = -1;
    link.querySelector("title").remove(); // the line below the map says it
    link.setAttribute("aria-label", papers[number].title);
  });
  map.setAttribute("tabindex", "0");
  map.setAttribute("role", "application");
  map.setAttribute("aria-label", "Map of papers: arrow keys move, Enter opens, plus and minus look closer");
  facet.addEventListener("change", () => {
    const query = new URLSearchParams({ colour: facet.value });
    history.replaceState(null, "", `${location.pathname}?${query}`);
    paint();
  });
  const asked = new URLSearchParams(location.search).get("colour");
  if (facets.some((/** @type {any} */ each) => each.id === asked)) {
    facet.value = asked;
    paint();
  }
})();
