// Nodes of the page. Text goes in as text only: nothing that was typed is ever read as markup.

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  for (const child of children.flat()) if (child != null && child !== "") node.append(child);
  return node;
}

export const at = (id) => document.getElementById(id);

// A key that does something: its words, then the name of the keyboard's key.
export function key(action, words, { shortcut, keys, ...attributes } = {}) {
  return element("button", { type: "button", "data-do": action, "aria-keyshortcuts": keys, ...attributes }, words, shortcut ? [" ", element("kbd", {}, shortcut)] : []);
}

const GAP = 1500; // milliseconds that words of less weight wait for those of more

let fading;
let waiting;

// Says something aloud to who cannot see, and shows it for a moment to who can. What is said twice is heard twice.
export function announce(words, seen = true) {
  const said = at("said");
  said.textContent = said.textContent === words ? `${words}\u00a0` : words;
  if (waiting) announceLater(waiting.words, GAP);
  if (!seen) return;
  const toast = at("toast");
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 4000);
}

// Says it once nothing else was said for a while; only the last words of this sort are said.
export function announceLater(words, pause) {
  hush();
  const timer = setTimeout(() => {
    waiting = undefined;
    announce(words, false);
  }, pause);
  waiting = { words, timer };
}

export function hush() {
  clearTimeout(waiting?.timer);
  waiting = undefined;
}
