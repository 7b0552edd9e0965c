// Stored pages carry dates only; the words for how long (calendar days) are added where they are read:
// <time datetime="2021-11-10" data-countdown>. A demonstration gives its own day in data-today.

import { words } from "./words.js";

const DAY = 24 * 3600 * 1000;

export function today() {
  if (document.body.dataset.today) return document.body.dataset.today;
  // The office's day, not the reader's: Shanghai, where there is no summer time.
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

export function sentence(day, from) {
  const left = Math.round((Date.parse(day) - Date.parse(from)) / DAY);
  if (left === 0) return words("due_today");
  return left > 0 ? words("days_left", { n: left }) : words("days_past", { n: -left });
}

export function start(scope = document) {
  scope.querySelectorAll("time[data-countdown]:not([data-ready])").forEach((time) => {
    time.dataset.ready = "yes";
    const place = document.createElement("span");
    place.className = "countdown dot";
    place.textContent = sentence(time.dateTime.slice(0, 10), today());
    time.after(place);
  });
}
