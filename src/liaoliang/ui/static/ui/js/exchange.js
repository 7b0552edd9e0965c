// Between htmx and the page: what arrives is made ready, and a failed request is said aloud.

import { announce, words } from "./words.js";

export function start(prepare) {
  document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
  document.addEventListener("htmx:sendError", () => announce(words("request_failed")));
  // Refusals (403, 409, 422, 400) are pages with a sentence: they are shown, not swallowed.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.status < 500) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
}
