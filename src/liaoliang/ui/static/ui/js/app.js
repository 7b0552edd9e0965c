// Everything here only makes better what works without it.

import * as care from "./care.js";
import * as copying from "./copying.js";
import * as countdown from "./countdown.js";
import * as drafts from "./drafts.js";
import * as exchange from "./exchange.js";
import * as files from "./files.js";
import * as frame from "./frame.js";
import * as lists from "./lists.js";
import * as matrix from "./matrix.js";
import * as reading from "./reading.js";
import * as shortcuts from "./shortcuts.js";

const parts = [frame, matrix, lists, drafts, countdown];

for (const part of [...parts, care, copying, files, reading, shortcuts]) part.start();
exchange.start((arrived) => {
  if (arrived === document.body) return;
  for (const part of parts) part.start(arrived);
});
