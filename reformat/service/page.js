"use strict";
const words = /*WORDS*/ {};
const find = (id) => document.getElementById(id);
const say = (text) => { find("status").textContent = text; };
const headers = () => (find("key").value ? { Authorization: `Bearer ${find("key").value}` } : {});

async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { ...headers(), ...options.headers } });
  if (answer.ok) return answer;
  const { error } = await answer.json();
  throw new Error([error.message, error.hint].filter(Boolean).join(". "));
}

async function send(event) {
  event.preventDefault();
  const file = find("file").files[0];
  const text = find("text").value.trim();
  const formats = [...document.querySelectorAll("[name=to]:checked")].map((box) => box.value);
  if (!(file || text) || !formats.length) {
    say(words["choose-first"]);
    (file || text ? document.querySelector("[name=to]") : find("file")).focus();
    return;
  }
  find("result").hidden = true;
  say(words.waiting);
  try {
    const query = `to=${formats.join(",")}`;
    const markup = text.startsWith("<");
    const answer = file
      ? await ask(`/v1/jobs?${query}`, { method: "POST", body: form(file) })
      : await ask(`/v1/jobs?${query}`, { method: "POST", body: text, headers: { "Content-Type": markup ? "text/html; charset=utf-8" : "text/plain; charset=utf-8" } });
    await follow((await answer.json()).id);
  } catch (error) {
    say(`${words.failed}: ${error instanceof TypeError ? words["no-server"] : error.message}`);
  }
}

function form(file) {
  const data = new FormData();
  data.append("file", file);
  return data;
}

async function follow(id) {
  let last = "";
  for (;;) {
    const job = await (await ask(`/v1/jobs/${id}`)).json();
    if (job.state === "done") return show(job);
    if (job.state === "failed") throw new Error([job.error.message, job.error.hint].filter(Boolean).join(". "));
    const spoken = job.progress.utterances ? ` ${words.speaking} ${job.progress.spoken}/${job.progress.utterances}` : "";
    const now = words[job.state] + (job.progress.spoken % 10 === 0 ? spoken : "");
    if (now !== last) say((last = now));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function blob(file) {
  return URL.createObjectURL(await (await ask(file.href)).blob());
}

async function show(job) {
  const list = find("files");
  list.replaceChildren();
  for (const file of job.files.filter((f) => /\.(html|epub|mp3)$/.test(f.name))) {
    const link = document.createElement("a");
    link.textContent = `${file.name} (${Math.ceil(file.size / 1024)} KB)`;
    link.href = file.href;
    link.download = file.name.split("/").pop();
    if (find("key").value) link.href = await blob(file);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  await listen(job.files);
  report(job);
  find("result").hidden = false;
  say(job.error ? `${words.done} ${job.error.message}` : words.done);
  find("result-title").focus();
}

async function listen(files) {
  const sound = files.find((f) => f.name.endsWith("narration.mp3")) || files.find((f) => f.name.endsWith(".mp3"));
  find("player").replaceChildren();
  if (!sound) return;
  const player = document.createElement("audio");
  player.controls = true;
  player.setAttribute("aria-label", words.listen);
  player.src = find("key").value ? await blob(sound) : sound.href;
  find("player").append(player);
}

function report(job) {
  const list = find("report");
  list.replaceChildren();
  for (const entry of (job.report && job.report.removed) || []) {
    const item = document.createElement("li");
    item.textContent = `${entry.because} (${entry.count})`;
    list.append(item);
  }
}

const drop = find("drop");
for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) find("file").files = event.dataTransfer.files;
  else find("text").value = event.dataTransfer.getData("text/html") || event.dataTransfer.getData("text/plain");
});
find("form").addEventListener("submit", send);
