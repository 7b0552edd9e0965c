// `?` opens the list of shortcuts, `/` goes to the search field.

import { typing } from "./words.js";

function open() {
  const dialog = document.getElementById("shortcuts");
  if (dialog && !dialog.open) dialog.showModal();
}

export function start() {
  document.addEventListener("keydown", (event) => {
    if (typing(event)) return;
    if (event.key === "?") open();
    if (event.key !== "/") return;
    const field = document.querySelector("[data-search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-shortcuts]")) open();
  });
}
