// One player for all parts of the narration: lights each sentence as it is read. Without script the parts play by themselves.
(() => {
  "use strict";
  const told = JSON.parse(document.getElementById("rf-data").textContent);
  const words = told.player, parts = told.track, KEY = "reformat.listening";
  const place = document.getElementById("rf-listen");
  if (!place || !parts.length) return;
  const sounds = [...place.querySelectorAll("audio")];
  const chosen = { speed: 1, follow: true, keys: true, ...recall() };
  let part = 0, cue = -1;

  function recall() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
  }
  function remember(change) {
    Object.assign(chosen, change);
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* not remembered, but it holds for now */ }
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

  const sound = () => sounds[part];
  const playing = () => !sound().paused;
  const pieces = (id) => [document.getElementById(id), ...document.querySelectorAll(`[data-of="${CSS.escape(id)}"]`)];

  // Which cue sounds at a time: the last that has begun.
  function at(time) {
    const cues = parts[part].cues;
    let low = 0, high = cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle][1] <= time + 0.01) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function light(next) {
    if (next === cue) return;
    for (const old of document.querySelectorAll(".rf-lit")) old.classList.remove("rf-lit");
    cue = next;
    const found = cue >= 0 ? pieces(parts[part].cues[cue][0]) : [];
    for (const piece of found) if (piece) piece.classList.add("rf-lit");
    if (chosen.follow && found[0]) follow(found[0]);
  }

  function follow(element) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top > 40 && bottom < innerHeight - 160) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function tick() {
    light(at(sound().currentTime));
    if (playing()) requestAnimationFrame(tick);
  }

  function show() {
    toggle.textContent = playing() ? words.pause : words.play;
    where.value = String(part);
  }

  function start() {
    sound().playbackRate = chosen.speed;
    return sound().play().then(tick, show);
  }

  // Go to a cue of a part; goes on playing if it was.
  function go(nextPart, nextCue) {
    const going = playing();
    if (nextPart !== part) { sound().pause(); part = nextPart; cue = -1; }
    const cues = parts[part].cues;
    const target = Math.max(0, Math.min(nextCue, cues.length - 1));
    sound().currentTime = cues.length ? cues[target][1] : 0;
    light(target);
    show();
    if (going) start();
  }

  function step(by) {
    const next = (cue < 0 ? 0 : cue) + by;
    if (next < 0) return part > 0 ? go(part - 1, parts[part - 1].cues.length - 1) : go(0, 0);
    if (next >= parts[part].cues.length) return part + 1 < parts.length ? go(part + 1, 0) : undefined;
    return go(part, next);
  }

  const jump = (by) => go(Math.max(0, Math.min(parts.length - 1, part + by)), 0);
  const turn = () => { playing() ? sound().pause() : start(); };
  const ACTIONS = { KeyK: turn, KeyJ: () => step(-1), KeyL: () => step(1), KeyU: () => jump(-1), KeyO: () => jump(1) };

  function button(key, letter) {
    return make("button", { type: "button", "aria-keyshortcuts": `Alt+Shift+${letter}`, onclick: ACTIONS[`Key${letter}`] }, words[key]);
  }
  function box(key, text) {
    const input = make("input", { type: "checkbox", onchange: () => remember({ [key]: input.checked }) });
    input.checked = chosen[key];
    return make("label", {}, input, ` ${text}`);
  }

  const toggle = button("play", "K");
  const where = make("select", { onchange: () => go(Number(where.value), 0) });
  parts.forEach((p, n) => where.append(make("option", { value: n }, p.title)));
  const speed = make("select", { onchange: () => { remember({ speed: Number(speed.value) }); sound().playbackRate = chosen.speed; } });
  for (let s = 0.5; s <= 3; s += 0.25) speed.append(make("option", { value: s }, `${s}×`));
  speed.value = String(chosen.speed);

  sounds.forEach((s, n) => {
    for (const event of ["play", "pause"]) s.addEventListener(event, () => { if (n === part) show(); });
    s.addEventListener("timeupdate", () => { if (n === part && playing()) light(at(s.currentTime)); });
    s.addEventListener("ended", () => {
      if (n !== part) return;
      if (part + 1 < parts.length) { go(part + 1, 0); start(); } else { light(-1); show(); }
    });
  });
  document.addEventListener("keydown", (event) => {
    const action = ACTIONS[event.code];
    if (!chosen.keys || !action || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    action();
  });

  place.querySelector("ol").hidden = true;
  const bar = make("div", { class: "rf-row", role: "group", "aria-label": words.listen },
    toggle, button("back", "J"), button("forward", "L"), button("previous", "U"), button("next", "O"));
  const choices = make("div", { class: "rf-row" },
    make("label", {}, `${words.place} `, where), make("label", {}, `${words.speed} `, speed), box("follow", words.follow), box("keys", words.keys));
  const more = make("details", {}, make("summary", {}, words.more), choices, make("p", {}, words["keys-help"]));
  if (told.lang) place.lang = told.lang;
  place.append(bar, more);
  show();
})();
