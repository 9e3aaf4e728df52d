// "This is another field": second guesses first, then every kind, with a filter.

import { at, element } from "./elements.js";
import { word } from "./words.js";

let chosen = () => {};
let kinds = [];

export function setKinds(all) {
  kinds = [...all].sort((one, two) => one.label.localeCompare(two.label));
  if (at("other").open) fill();
}

function fill() {
  const looked = at("other-filter").value.trim().toLocaleLowerCase();
  const fit = kinds.filter(({ id, label }) => `${label} ${id}`.toLocaleLowerCase().includes(looked));
  at("other-kinds").replaceChildren(...fit.map(({ id, label }, index) => element("option", { value: id, selected: index === 0 }, label)));
  at("other-none").textContent = kinds.length && !fit.length ? word("other-none") : "";
}

function take(kind) {
  if (!kind) return;
  at("other").close();
  chosen(kind);
}

// Asks which kind the card is of; `then(kind)` once it is said.
export function ask(card, then) {
  chosen = then;
  at("other-filter").value = "";
  fill();
  at("other-guesses").replaceChildren(...card.others.map(({ kind, label, score }) => {
    const button = element("button", { type: "button" }, label, " ", element("span", { class: "soft" }, word("sure", { percent: Math.round(score * 100) })));
    button.addEventListener("click", () => take(kind));
    return button;
  }));
  at("other").showModal();
  (at("other-guesses").querySelector("button") ?? at("other-filter")).focus();
}

export function prepare() {
  at("other-filter").addEventListener("input", fill);
  at("other-filter").addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(at("other-kinds").value);
    if (event.key === "ArrowDown") {
      event.preventDefault();
      at("other-kinds").focus();
    }
  });
  at("other-kinds").addEventListener("keydown", (event) => event.key === "Enter" && take(at("other-kinds").value));
  at("other-kinds").addEventListener("dblclick", () => take(at("other-kinds").value));
  at("other-choose").addEventListener("click", () => take(at("other-kinds").value));
}
