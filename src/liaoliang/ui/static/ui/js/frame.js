// The page's frame: menus on a phone, folds, menus that close, the error summary that takes the focus.

const narrow = window.matchMedia("(max-width: 1000px)");

function menus() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".menu-button");
    if (!button) return;
    const open = document.getElementById(button.getAttribute("aria-controls")).classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
}

function unfolded() {
  return document.querySelectorAll("details:is(.menu, .account)[open]");
}

function closing() {
  document.addEventListener("click", (event) => {
    unfolded().forEach((details) => {
      if (!details.contains(event.target)) details.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    unfolded().forEach((details) => {
      details.open = false;
      details.querySelector("summary").focus();
    });
  });
}

export function start(scope = document) {
  if (narrow.matches || document.documentElement.classList.contains("care")) {
    scope.querySelectorAll("[data-fold-small]").forEach((details) => {
      details.open = false;
    });
  }
  const summary = scope.querySelector("[data-focus]");
  if (summary) summary.focus();
  if (scope !== document) return;
  menus();
  closing();
}
