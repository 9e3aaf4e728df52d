// The keys of the page. None of them is one that a browser needs in a page of this kind, but F6: it stays the browser's while there is no card.

import { at, element } from "./elements.js";
import { word } from "./words.js";

// shown, word, action, whether the event is it
const plain = (event) => !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
const f = (name) => (event) => event.key === name && plain(event);
const alt = (code) => (event) => event.code === code && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

export const KEYS = [
  ["F2", "key-say", "copy-say", f("F2")],
  ["Shift+F2", "key-again", "again", (event) => event.key === "F2" && event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey],
  ["F4", "key-sms", "copy-sms", f("F4")],
  ["F6", "key-other", "other", (event) => f("F6")(event) && at("cards").hasChildNodes()],
  ["F8", "key-hide", "hide", f("F8")],
  ["F9", "key-apply", "apply", f("F9")],
  ["Esc", "key-clear", "clear", (event) => event.key === "Escape" && plain(event) && event.target.tagName !== "SELECT"],
  ["Ctrl+Z", "key-undo", "undo", (event) => event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey],
  ["Alt+0", "key-text", "text", alt("Digit0")],
  ["Alt+1 … Alt+9", "key-card", "card", (event) => /^Digit[1-9]$/.test(event.code) && alt(event.code)(event)],
  ["Alt+↓", "key-next", "next", alt("ArrowDown")],
  ["Alt+↑", "key-previous", "previous", alt("ArrowUp")],
  ["?", "key-help", "help", (event) => event.key === "?" && at("mark-key").checked && !event.target.matches("textarea, input, select")],
];

// `does(action, event)` says whether it took the key; if not, the browser has it.
export function listen(does) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const found = KEYS.find(([, , , is]) => is(event));
    if (found && does(found[2], event)) event.preventDefault();
  });
}

export function list() {
  at("keys-list").replaceChildren(...KEYS.map(([shown, name]) => element("div", {}, element("dt", {}, element("kbd", {}, shown)), element("dd", {}, word(name)))));
}
