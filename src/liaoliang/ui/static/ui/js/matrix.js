// The matrix as one stop of the tab key: arrows move between cells, Home and End to the row's ends, Enter opens.

const MOVES = {
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
};

function grid(table) {
  return [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));
}

function find(cells, link) {
  for (let row = 0; row < cells.length; row += 1) {
    const column = cells[row].indexOf(link);
    if (column >= 0) return [row, column];
  }
  return null;
}

function target(cells, [row, column], key) {
  if (key === "Home") return cells[row].find(Boolean);
  if (key === "End") return [...cells[row]].reverse().find(Boolean);
  const [down, right] = MOVES[key];
  let [r, c] = [row + down, column + right];
  while (cells[r] && c >= 0 && c < cells[r].length) {
    if (cells[r][c]) return cells[r][c];
    [r, c] = [r + down, c + right];
  }
  return null;
}

function show(link) {
  // The first column lies over the cells: without this a focused cell could hide under it.
  const box = link.closest(".matrix-box");
  const head = link.closest("tr").cells[0].getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (link.closest("td") && place.left < head.right) box.scrollLeft -= head.right - place.left + 4;
}

function edge(table) {
  const box = table.closest(".matrix-box");
  const goesOn = () => box.scrollWidth - box.clientWidth - box.scrollLeft > 4;
  const mark = () => box.parentElement.classList.toggle("goes-on", goesOn());
  box.addEventListener("scroll", mark, { passive: true });
  new ResizeObserver(mark).observe(box);
}

function prepare(table) {
  edge(table);
  const cells = grid(table);
  const links = cells.flat().filter(Boolean);
  links.forEach((link, index) => {
    link.tabIndex = index ? -1 : 0;
  });
  let stop = links[0];
  table.addEventListener("focusin", (event) => {
    if (!links.includes(event.target)) return;
    stop.tabIndex = -1;
    stop = event.target;
    stop.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const place = (event.key in MOVES || event.key === "Home" || event.key === "End") && find(cells, event.target);
    const next = place && target(cells, place, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    show(next);
  });
}

export function start(scope = document) {
  scope.querySelectorAll("[data-matrix]:not([data-ready])").forEach((table) => {
    table.dataset.ready = "yes";
    prepare(table);
  });
}
