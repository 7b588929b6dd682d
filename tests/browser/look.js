// Measures a page from what the browser computed, for the tests.
globalThis.look = (() => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => `${e.tagName.toLowerCase()}#${e.id}.${e.className} ${(e.textContent || e.getAttribute("aria-label") || "").trim().slice(0, 30)}`;
  const rgb = (c) => (c.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const contrast = (color, e) => {
    const [a, b] = [luminance(rgb(color)), luminance(ground(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const texts = () => [...document.body.querySelectorAll("*")].filter((e) =>
    !["SCRIPT", "STYLE"].includes(e.tagName) && shown(e) && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const STOPS = "a[href], button, input, select, summary, [tabindex='0'], audio";
  return {
    name,
    words: (at) => document.querySelector(at).textContent.replace(/\s+/g, " ").trim(),
    small: (least) => texts().filter((e) => parseFloat(getComputedStyle(e).fontSize) < least - 0.01).map(name),
    faint: (least) => texts().filter((e) => contrast(getComputedStyle(e).color, e) < least).map(name),
    edgeless: (least) => [...document.querySelectorAll("button, input, select")].filter((e) =>
      shown(e) && !(parseFloat(getComputedStyle(e).borderTopWidth) >= 2 && contrast(getComputedStyle(e).borderTopColor, e.parentElement) >= least)).map(name),
    wide: () => [...document.body.querySelectorAll("*")].filter((e) => shown(e) && !e.closest(".rf-scroll, thead") && e.getBoundingClientRect().right > innerWidth + 1).map(name),
    cut: () => texts().filter((e) => getComputedStyle(e).overflow === "hidden" && !e.closest("thead") && e.scrollHeight > e.clientHeight + 1).map(name),
    restyle: (css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; },
    longest: (at) => {
      let most = 0;
      for (const p of document.querySelectorAll(at)) {
        const text = p.firstChild, range = document.createRange(), rows = new Map();
        for (let i = 0; i < text.length; i++) {
          range.setStart(text, i); range.setEnd(text, i + 1);
          const box = range.getBoundingClientRect();
          if (box.width) rows.set(Math.round(box.top), (rows.get(Math.round(box.top)) || 0) + 1);
        }
        most = Math.max(most, ...rows.values());
      }
      return most;
    },
    stops: () => [...document.querySelectorAll(STOPS)].filter((e) => shown(e) && !e.disabled && e.type !== "radio").map(name),
    focus: () => {
      const e = document.activeElement, s = getComputedStyle(e);
      if (e === document.body) return "";
      return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ? "" : `${name(e)} ${s.outline}`;
    },
    targets: (least) => [...document.querySelectorAll(STOPS)].filter((e) => shown(e) && !e.closest("p, li, .rf-skip") && !e.matches(".rf-scroll")).filter((e) => {
      const box = (e.closest("label") || e).getBoundingClientRect();
      return box.width < least - 0.5 || box.height < least - 0.5;
    }).map(name),
    display: (at) => getComputedStyle(document.querySelector(at)).display,
    before: (at) => eval(getComputedStyle(document.querySelector(at), "::before").content.replace(/ \/ .*$/, "").replace(/" "/g, "")),
    after: (at) => eval(getComputedStyle(document.querySelector(at), "::after").content.replace(/" "/g, "")),
    languages: () => [...document.querySelectorAll("[lang], [dir]")].map((e) => `${e.tagName.toLowerCase()} ${e.lang} ${e.dir}: ${e.tagName === "HTML" ? "" : e.textContent.trim().slice(0, 40)}`),
  };
})();
