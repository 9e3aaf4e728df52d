// To the clipboard, with a word that it is there.

import { announce } from "./elements.js";
import { word } from "./words.js";

export async function copy(text, what, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    announce(word("copy-failed"));
    return;
  }
  announce(word(`copied-${what}`));
  if (!button) return;
  button.dataset.done = word("copied");
  setTimeout(() => delete button.dataset.done, 2500);
}
