// Runs before the page is drawn: parts that need scripts may show themselves, and chosen type size holds.
"use strict";
document.documentElement.classList.add("js");
try {
  if (localStorage.getItem("liaoliang.larger") === "1" && document.documentElement.classList.contains("care")) {
    document.documentElement.classList.add("larger");
  }
} catch (refused) {
  document.documentElement.dataset.storage = "refused";
}
