// Copy a citation (data-copy="#id"), the page's address (data-copy-address), print (data-print).

import { announce, words } from "./words.js";

function fallback(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "vh";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    // Without https the clipboard interface is missing; the old way still works there.
    return fallback(text);
  }
}

async function answer(button, text) {
  const before = button.textContent;
  const sentence = words((await copy(text)) ? "copied" : "copy_failed");
  button.textContent = sentence;
  announce(sentence);
  setTimeout(() => {
    button.textContent = before;
  }, 2500);
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-copy-address], [data-print]");
    if (!button) return;
    event.preventDefault();
    if ("print" in button.dataset) window.print();
    else if ("copyAddress" in button.dataset) answer(button, new URL(button.dataset.copyAddress || "", location.href).href);
    else answer(button, document.querySelector(button.dataset.copy).textContent.trim());
  });
}
