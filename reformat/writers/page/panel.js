// The reading panel: the page is whole without it. Remembers what was chosen where the browser lets it.
(() => {
  "use strict";
  const told = JSON.parse(document.getElementById("rf-data").textContent);
  const words = told.panel, root = document.documentElement, KEY = "reformat.reading";
  const SPACING = { normal: [1.6, 0, 0], wide: [1.9, 0.05, 0.12], widest: [2.2, 0.12, 0.2] };
  const LEAST = 16, MOST = 64, STEP = 4;
  const first = { size: told.size, theme: root.dataset.theme || "auto", spacing: "normal", font: "system", own: "" };
  const chosen = { ...first, ...recall() };

  function recall() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
  }
  function remember() {
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* private windows may refuse; the choice holds for now */ }
  }

  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  const shown = make("output", { "aria-live": "polite" });
  const ownName = make("input", { type: "text", "aria-label": words.own, autocomplete: "off", spellcheck: "false" });

  function family() {
    const name = chosen.own.replace(/["\\;{}<>]/g, "").trim();
    if (chosen.font === "serif") return 'ui-serif, "Noto Serif KR", "Noto Serif CJK KR", "Batang", Georgia, serif';
    return chosen.font === "own" && name ? `"${name}", system-ui, sans-serif` : "";
  }

  function apply() {
    const [line, gap, space] = SPACING[chosen.spacing] || SPACING.normal;
    const size = Math.min(MOST, Math.max(LEAST, Number(chosen.size) || first.size));
    chosen.size = size;
    for (const [name, value] of [["size", size], ["line", line], ["gap", gap], ["space", space]]) {
      root.style.setProperty(`--${name}`, String(value));
    }
    family() ? root.style.setProperty("--font", family()) : root.style.removeProperty("--font");
    if (["light", "dark", "yellow", "sepia"].includes(chosen.theme)) root.dataset.theme = chosen.theme;
    else delete root.dataset.theme;
    shown.textContent = `${size}`;
    tighten();
    list(told.line / Math.min(32, Math.max(told.print, size * 0.75)));
  }

  function tighten() {
    root.classList.toggle("rf-tight", document.body.clientWidth < 26 * parseFloat(getComputedStyle(root).fontSize));
  }

  // On paper, a table that asks for more room than a line has is printed row by row.
  function list(room) {
    for (const table of document.querySelectorAll(".rf-wide")) {
      table.classList.toggle("rf-listed", Number(/rf-asks-(\d+)/.exec(table.className)[1]) > room);
    }
  }

  function choose(change) {
    Object.assign(chosen, change);
    apply();
    remember();
  }

  function choices(key, values) {
    const set = make("fieldset", {}, make("legend", {}, words[key]));
    const row = make("div", { class: "rf-row" });
    for (const value of values) {
      const input = make("input", { type: "radio", name: `rf-${key}`, value, onchange: () => choose({ [key]: value }) });
      row.append(make("label", {}, input, ` ${words[value]}`));
    }
    set.append(row);
    return set;
  }

  function mark(panel) {
    for (const key of ["theme", "spacing", "font"]) {
      for (const input of panel.querySelectorAll(`input[name="rf-${key}"]`)) input.checked = input.value === chosen[key];
    }
    ownName.value = chosen.own;
  }

  function build() {
    const size = make("fieldset", {}, make("legend", {}, words.size), make("div", { class: "rf-row" },
      make("button", { type: "button", onclick: () => choose({ size: chosen.size - STEP }) }, words.smaller), shown,
      make("button", { type: "button", onclick: () => choose({ size: chosen.size + STEP }) }, words.larger)));
    const font = choices("font", ["system", "serif", "own"]);
    font.append(make("div", { class: "rf-row" }, ownName));
    const panel = make("details", { class: "rf-panel", id: "rf-panel", lang: told.lang || false },
      make("summary", {}, words.title), size, choices("theme", ["auto", "light", "dark", "yellow", "sepia"]),
      choices("spacing", ["normal", "wide", "widest"]), font,
      make("div", { class: "rf-row" }, make("button", { type: "button", onclick: () => { choose(first); mark(panel); } }, words.reset)));
    ownName.addEventListener("change", () => { choose({ own: ownName.value, font: "own" }); mark(panel); });
    mark(panel);
    return panel;
  }

  apply();
  document.querySelector(".rf-banner").append(build());
  addEventListener("resize", tighten);
})();
