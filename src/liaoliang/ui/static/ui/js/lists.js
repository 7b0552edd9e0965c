// Lists: choose rows for bulk work (all at once, or X), walk with J and K, open with Enter.

import { typing, words } from "./words.js";

function refresh(form) {
  const boxes = [...form.querySelectorAll("[data-pick]")];
  const chosen = boxes.filter((box) => box.checked);
  const all = form.querySelector("[data-pick-all]");
  all.checked = chosen.length > 0 && chosen.length === boxes.length;
  all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
  form.classList.toggle("picking", chosen.length > 0);
  form.querySelector(".bulk-count").textContent = words("selected", { n: chosen.length });
  boxes.forEach((box) => box.closest("tr").classList.toggle("picked", box.checked));
}

function prepare(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick-all]")) {
      form.querySelectorAll("[data-pick]").forEach((box) => {
        box.checked = event.target.checked;
      });
    }
    refresh(form);
  });
  form.addEventListener("reset", () => setTimeout(() => {
    form.querySelectorAll("[data-pick]").forEach((box) => {
      box.checked = false;
    });
    refresh(form);
  }));
  refresh(form);
}

function walk(step) {
  const rows = [...document.querySelectorAll("[data-rows] tbody tr:not(.group, .row-details)")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest && document.activeElement.closest("tr"));
  const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  const stop = row.querySelector("a, input, button");
  if (stop) stop.focus();
}

function onKey(event) {
  if (typing(event)) return;
  const row = event.target.closest && event.target.closest("[data-rows] tbody tr");
  const key = event.key.toLowerCase();
  if (key === "j") walk(1);
  else if (key === "k") walk(-1);
  else if (key === "x" && row && row.querySelector("[data-pick]")) row.querySelector("[data-pick]").click();
  else if (event.key === "Enter" && row && row.dataset.href && event.target.matches("[data-pick]")) {
    event.preventDefault();
    location.assign(row.dataset.href);
  }
}

export function start(scope = document) {
  scope.querySelectorAll("[data-bulk]:not([data-ready])").forEach((form) => {
    form.dataset.ready = "yes";
    prepare(form);
  });
  if (scope === document) document.addEventListener("keydown", onKey);
}
