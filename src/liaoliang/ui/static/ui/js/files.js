// A file that is too large is said before it travels; how much has travelled is shown while it does.

import { words } from "./words.js";

function check(field) {
  const limit = Number(field.dataset.limit);
  const large = [...field.files].find((file) => limit && file.size > limit);
  const sentence = large ? words("too_large", { name: large.name, limit: field.dataset.limitWords }) : "";
  field.setCustomValidity(sentence);
  const place = field.closest(".field").querySelector(".upload-words");
  if (place) place.textContent = sentence;
}

function progress(event) {
  const form = event.target.closest("form");
  const bar = form && form.querySelector(".upload-progress");
  if (!bar || !event.detail.lengthComputable) return;
  const share = Math.round((event.detail.loaded / event.detail.total) * 100);
  bar.hidden = false;
  bar.value = share;
  form.querySelector(".upload-words").textContent = words("uploaded", { n: share });
}

export function start() {
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]") && event.target.closest(".field")) check(event.target);
  });
  document.addEventListener("htmx:xhr:progress", progress);
}
