// Reading aloud, its speed, the reading line and larger type: the bar of care mode and of accessible reading.

import { announce, words } from "./words.js";
import { recall, remember } from "./store.js";

const RATES = [["normal", 0.9], ["slow", 0.65], ["fast", 1.2]];
const root = document.documentElement;
const PASSAGES = "h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, blockquote";
let bar;
let queue = [];
let now = null;

const button = (name) => bar.querySelector(`[data-reading="${name}"]`);

function label(name, key) {
  button(name).querySelector("[data-words]").textContent = words(key);
}

function readable(element) {
  return element.getClientRects().length && !element.closest("nav, [aria-hidden=true], .vh, form, dialog")
    && !element.querySelector(PASSAGES) && element.textContent.trim();
}

export function passages() {
  return [...document.querySelectorAll("#main :is(" + PASSAGES + ")")].filter(readable);
}

function point(element) {
  if (now) now.classList.remove("reading-now");
  now = element;
  if (!now) return;
  now.classList.add("reading-now");
  now.scrollIntoView({ block: "nearest" });
}

function rate() {
  return RATES[Number(recall("rate") || 0) % RATES.length];
}

function stop() {
  queue = [];
  speechSynthesis.cancel();
  point(null);
  button("speak").setAttribute("aria-pressed", "false");
  label("speak", "read");
}

function next() {
  const element = queue.shift();
  if (!element) return stop();
  point(element);
  const speech = new SpeechSynthesisUtterance(element.textContent.trim().replace(/\s+/g, " "));
  speech.lang = root.lang;
  speech.rate = rate()[1];
  speech.onend = next;
  speech.onerror = (event) => {
    if (event.error === "interrupted" || event.error === "canceled") return;
    announce(words("no_voice"));
    stop();
  };
  speechSynthesis.speak(speech);
  return undefined;
}

function speak() {
  if (button("speak").getAttribute("aria-pressed") === "true") return stop();
  if (!("speechSynthesis" in window)) return announce(words("no_voice"));
  queue = passages();
  button("speak").setAttribute("aria-pressed", "true");
  label("speak", "stop");
  return next();
}

function changeRate() {
  remember("rate", String((Number(recall("rate") || 0) + 1) % RATES.length));
  label("rate", `rate_${rate()[0]}`);
}

function line(on) {
  remember("line", on ? "1" : "0");
  button("line").setAttribute("aria-pressed", String(on));
  label("line", on ? "line_on" : "line_off");
  if (!on) point(null);
}

function larger(on) {
  remember("larger", on ? "1" : "0");
  root.classList.toggle("larger", on);
  button("larger").setAttribute("aria-pressed", String(on));
  label("larger", on ? "smaller" : "larger");
}

const pressed = (name) => button(name).getAttribute("aria-pressed") === "true";

function follow(event) {
  if (bar.hidden || !pressed("line") || pressed("speak")) return;
  const element = event.target.closest && event.target.closest(PASSAGES);
  if (element && element.closest("#main") && readable(element)) point(element);
}

const ACTIONS = {
  speak,
  rate: changeRate,
  line: () => line(!pressed("line")),
  larger: () => larger(!pressed("larger")),
  more: () => {
    const open = document.getElementById("bar-rest").classList.toggle("open");
    button("more").setAttribute("aria-expanded", String(open));
  },
  close: () => {
    if (pressed("speak")) stop();
    point(null);
    bar.hidden = true;
  },
};

export function start() {
  bar = document.getElementById("reading-bar");
  if (!bar) return;
  button("larger").hidden = !root.classList.contains("care");
  label("rate", `rate_${rate()[0]}`);
  line(recall("line") === "1");
  larger(root.classList.contains("larger"));
  bar.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-reading]");
    if (chosen) ACTIONS[chosen.dataset.reading]();
  });
  document.addEventListener("pointermove", follow, { passive: true });
  document.addEventListener("focusin", follow);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pressed("speak")) stop();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-reading-open]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    bar.hidden = false;
    button("speak").focus();
  });
}
