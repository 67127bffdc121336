// @ts-check
/**
 * The matrix of any two facets: a cell leads to its papers in Explore, arrow keys walk the cells.
 *
 * The page comes with one pair as a table whose cells lead to the concepts' own pages.
 * Address: `?rows=facet&columns=facet&order=count`.
 */
(() => {
  const atlas = /** @type {any} */ (window).atlas;
  const { facets, papers, address, explore, element } = atlas.collection;
  const LEVELS = 5;
  const SURPRISING = 2; // as in generator/site/crossing.py

  const place = /** @type {HTMLElement} */ (document.querySelector(".atlas-matrix"));
  const axes = document.querySelectorAll(".atlas-axis");
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".atlas-axes"));
  /** @param {string} name @returns {HTMLSelectElement} */
  const field = (name) => /** @type {any} */ (form.elements.namedItem(name));
  const first = { rows: field("rows").value, columns: field("columns").value };

  /** @type {Record<string, (a: any, b: any) => number>} */
  const orders = {
    tree: () => 0,
    count: (a, b) => b.count - a.count,
    label: (a, b) => a.label.localeCompare(b.label),
  };

  /** @param {string} id */
  function axis(id) {
    const facet = facets.find((/** @type {any} */ each) => each.id === id);
    return { ...facet, concepts: [...facet.concepts].sort(orders[field("order").value]) };
  }

  /** How many papers share two concepts, by `row,column`. @param {any} rows @param {any} columns */
  function shared(rows, columns) {
    const side = new Map();
    for (const [name, facet] of Object.entries({ rows, columns })) {
      for (const concept of facet.concepts) side.set(concept.number, name);
    }
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { tags } of papers) {
      for (const row of tags.filter((/** @type {number} */ tag) => side.get(tag) === "rows")) {
        for (const column of tags.filter((/** @type {number} */ tag) => side.get(tag) === "columns")) {
          counts.set(`${row},${column}`, (counts.get(`${row},${column}`) ?? 0) + 1);
        }
      }
    }
    return counts;
  }

  /** @param {any} row @param {any} column @param {number} count @param {number} most */
  function cell(row, column, count, most) {
    if (!count) {
      const gap = (row.count * column.count) / papers.length >= SURPRISING;
      return element("td", {}, ...(gap ? [element("span", { class: "atlas-gap" })] : []));
    }
    const level = Math.ceil((LEVELS * Math.log1p(count)) / Math.log1p(most));
    const link = element("a", { href: explore(row.key, column.key) }, String(count));
    link.className = `atlas-cell atlas-level${level}`;
    link.title = `${row.label} × ${column.label}`;
    link.ariaLabel = `${count}: ${link.title}`;
    link.tabIndex = -1;
    return element("td", {}, link);
  }

  /** @param {any} concept @param {string} scope */
  function head(concept, scope) {
    const link = element("a", { href: address(concept.key) }, concept.label);
    return element("th", { scope }, link, " ", element("small", {}, String(concept.count)));
  }

  function show() {
    const [rows, columns] = [axis(field("rows").value), axis(field("columns").value)];
    const counts = shared(rows, columns);
    const most = Math.max(1, ...counts.values());
    const corner = element("td", {}, rows.label);
    const heads = columns.concepts.map((/** @type {any} */ each) => head(each, "col"));
    const body = rows.concepts.map((/** @type {any} */ row) => {
      const cells = columns.concepts.map((/** @type {any} */ column) =>
        cell(row, column, counts.get(`${row.number},${column.number}`) ?? 0, most),
      );
      return element("tr", {}, head(row, "row"), ...cells);
    });
    const top = element("thead", {}, element("tr", {}, corner, ...heads));
    place.replaceChildren(element("table", {}, top, element("tbody", {}, ...body)));
    place.setAttribute("aria-label", `${rows.label} by ${columns.label}`);
    axes[0].textContent = rows.label;
    axes[1].textContent = columns.label;
    place.querySelector(".atlas-cell")?.setAttribute("tabindex", "0");
  }

  function write() {
    const query = ["rows", "columns", "order"].map((name) => `${name}=${field(name).value}`);
    history.pushState(null, "", `${location.pathname}?${query.join("&")}`);
  }

  function read() {
    const query = new URLSearchParams(location.search);
    const known = facets.map((/** @type {any} */ facet) => facet.id);
    for (const name of /** @type {const} */ (["rows", "columns"])) {
      const asked = query.get(name) ?? "";
      field(name).value = known.includes(asked) ? asked : first[name];
    }
    const order = query.get("order") ?? "";
    field("order").value = order in orders ? order : "tree";
    show();
  }

  form.addEventListener("change", (event) => {
    const changed = /** @type {HTMLSelectElement} */ (event.target);
    const other = changed.name === "rows" ? field("columns") : field("rows");
    if (changed.name !== "order" && changed.value === other.value) {
      // A facet against itself says nothing: the other axis takes what this one had.
      other.value = changed.dataset.before ?? first[/** @type {"rows"} */ (changed.name)];
    }
    for (const name of ["rows", "columns"]) field(name).dataset.before = field(name).value;
    write();
    show();
  });

  /** The next cell with papers in a direction, gaps passed over. @param {Element} from */
  function next(from, /** @type {string} */ key) {
    const row = /** @type {HTMLTableRowElement} */ (from.closest("tr"));
    const rows = [.../** @type {any} */ (row.parentElement).rows];
    const column = [...row.cells].indexOf(/** @type {any} */ (from.closest("td")));
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
    const line = key === "ArrowLeft" || key === "ArrowRight" ? [...row.cells] : rows.map((each) => each.cells[column]);
    const step = steps[/** @type {"ArrowUp"} */ (key)];
    let at = line.indexOf(/** @type {any} */ (from.closest("td"))) + step;
    while (line[at] && !line[at].querySelector(".atlas-cell")) at += step;
    return line[at]?.querySelector(".atlas-cell");
  }

  place.addEventListener("keydown", (event) => {
    const cell = /** @type {HTMLElement} */ (event.target).closest(".atlas-cell");
    if (!cell || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const to = /** @type {HTMLElement | null} */ (next(cell, event.key));
    if (to) {
      cell.setAttribute("tabindex", "-1");
      to.tabIndex = 0;
      to.focus();
    }
  });

  window.addEventListener("popstate", read);
  read();
})();
