// Clears the page when nobody does anything. A warning with a countdown comes first; any key or click stops it.

import { announce, at } from "./elements.js";
import { word } from "./words.js";

const WARN = 30;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "click", "input", "paste", "wheel", "drop"];

// `seconds`: 0 is never. `holds`: whether there is anything to clear.
export function watch(seconds, holds, clear) {
  if (!seconds) return;
  const warn = Math.min(WARN, seconds / 2) * 1000;
  let last = Date.now();
  let warned = false;

  function calm() {
    at("idle").hidden = true;
    at("idle-said").textContent = "";
    warned = false;
  }

  function alive(event) {
    last = Date.now();
    if (!warned) return;
    if (event.type === "pointerdown" && at("idle").contains(event.target)) return; // the key must still be there when the finger leaves it
    calm();
    announce(word("stayed"));
    if (event.type === "keydown" && event.key === "Escape") {
      event.preventDefault();
      event.stopImmediatePropagation(); // here the key keeps; it must not clear
    }
  }

  function look() {
    if (!holds()) {
      last = Date.now();
      if (warned) calm();
      return;
    }
    const left = seconds * 1000 - (Date.now() - last);
    if (left <= 0) {
      calm();
      last = Date.now();
      clear();
      announce(word("idle-cleared"));
    } else if (left <= warn) {
      const count = Math.ceil(left / 1000);
      at("idle-left").textContent = String(count);
      if (warned) return;
      warned = true;
      (document.querySelector("dialog[open]") ?? document.body).append(at("idle"), at("idle-said")); // beside an open dialog nobody could see or press it
      at("idle-words").textContent = word("idle-words");
      at("idle").hidden = false;
      at("idle-said").textContent = word("idle-said", { seconds: count });
    }
  }

  for (const name of SIGNS_OF_LIFE) addEventListener(name, alive, { capture: true, passive: name !== "keydown" });
  document.addEventListener("visibilitychange", look); // a computer that slept ran no clock
  setInterval(look, 250);
}
