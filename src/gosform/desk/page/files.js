// A file from anywhere: chosen, dropped on the page, pasted.

import { announce, at } from "./elements.js";
import { check, recheck } from "./upload.js";
import { word } from "./words.js";

const brings = (transfer) => [...(transfer?.types ?? [])].includes("Files");

function over(yes) {
  const region = at("file-region");
  if (yes && !region.classList.contains("over")) announce(word("drop"));
  region.classList.toggle("over", yes);
}

function dragged(event) {
  if (!brings(event.dataTransfer)) return;
  event.preventDefault();
  over(true);
}

function dropped(event) {
  over(false);
  if (!brings(event.dataTransfer)) return;
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) check(file);
}

function pasted(event) {
  const [file] = event.clipboardData?.files ?? [];
  if (!file || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  check(file);
}

export function listen() {
  document.addEventListener("paste", pasted);
  document.addEventListener("dragover", dragged);
  document.addEventListener("dragleave", (event) => event.relatedTarget ?? over(false));
  document.addEventListener("drop", dropped);
  at("file").addEventListener("change", () => at("file").files[0] && check(at("file").files[0]));
  at("file-as").addEventListener("change", recheck);
}
