// What is typed and not yet sent stays in this browser: <form data-draft="a stable key">.
// Passwords, files and hidden fields are never kept. A sent draft is forgotten once a page answers that it was
// taken (another page, or a message of success). A sign-in page in between keeps it, so that nothing is lost when
// the session has ended. A form that comes back with errors carries data-draft-keep: the server's values win.

import { forget, recall, remember } from "./store.js";
import { words } from "./words.js";

const PAUSE = 800;
const keyOf = (form) => `draft.${location.pathname}.${form.dataset.draft}`;

function fields(form) {
  return [...form.elements].filter((field) => field.name && !/^(password|file|hidden|submit|button)$/.test(field.type)
    && field.autocomplete !== "off" && !field.disabled);
}

function taken(form) {
  return JSON.stringify(fields(form).map((field) => (
    /^(checkbox|radio)$/.test(field.type) ? [field.name, field.value, field.checked] : [field.name, field.value, null]
  )));
}

function put(form, draft) {
  JSON.parse(draft).forEach(([name, value, checked]) => {
    const field = fields(form).find((one) => one.name === name && (checked === null || one.value === value));
    if (field && checked === null) field.value = value;
    else if (field) field.checked = checked;
  });
}

function note(form) {
  let place = form.querySelector(".draft-words");
  if (!place) {
    place = document.createElement("p");
    place.className = "draft-words";
    place.setAttribute("role", "status");
    form.append(place);
  }
  return place;
}

function restore(form, key) {
  const draft = recall(key);
  const before = taken(form);
  if (!draft || draft === before || "draftKeep" in form.dataset) return;
  put(form, draft);
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "as-link";
  drop.textContent = words("draft_drop");
  drop.addEventListener("click", () => {
    put(form, before);
    forget(key);
    note(form).textContent = "";
  });
  note(form).replaceChildren(`${words("draft_restored")} `, drop);
}

function prepare(form) {
  const key = keyOf(form);
  let timer;
  restore(form, key);
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const time = new Date().toTimeString().slice(0, 5);
      if (remember(key, taken(form))) note(form).textContent = words("draft_saved", { time });
    }, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    remember(key, taken(form));
    remember("draft-sent", key);
  });
}

function settle() {
  const key = recall("draft-sent");
  if (!key || document.querySelector("input[type=password]")) return;
  const back = [...document.querySelectorAll("form[data-draft]")].some((form) => keyOf(form) === key);
  if (!back || document.querySelector(".messages .t-green")) forget(key);
  forget("draft-sent");
}

export function start(scope = document) {
  if (scope === document) settle();
  scope.querySelectorAll("form[data-draft]:not([data-ready])").forEach((form) => {
    form.dataset.ready = "yes";
    prepare(form);
  });
}
