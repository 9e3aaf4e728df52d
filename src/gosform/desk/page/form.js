// The chosen form: which of its fields the caller has not named yet.

import { get, listed, post } from "./api.js";
import { at, element } from "./elements.js";
import { cut } from "./spans.js";
import { word } from "./words.js";

let forms = [];
let running;
let made = {};

export const formId = () => at("form").value;

export const form = () => forms.find(({ id }) => id === formId());

// The forms there are, in the language of the page; what was chosen stays chosen.
export async function offer() {
  const before = formId();
  forms = listed(await get("/v1/forms"), "forms");
  at("form").replaceChildren(element("option", { value: "" }, word("form-none")),
    ...forms.map(({ id, title }) => element("option", { value: id, selected: id === before }, title)));
}

const named = (field) => element("li", {}, field.label);

// The record that the cards make of the form, as far as it was said.
export const record = () => made;

function put(into, pointer, value) {
  const keys = pointer.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  keys.forEach((key, index) => {
    if (index === keys.length - 1) into[key] = value;
    else into = into[key] ??= /^[0-9]+$/.test(keys[index + 1]) ? [] : {};
  });
}

// Asks what is missing, with the cards that have a kind.
export async function look(text, cards) {
  running?.abort();
  const mine = (running = new AbortController());
  made = {};
  if (!formId()) {
    at("missing").replaceChildren();
    return;
  }
  const known = cards.filter(({ kind }) => kind);
  const sent = known.map(({ kind, span }) => ({ kind, value: cut(text, span) }));
  const found = await post(`/v1/forms/${encodeURIComponent(formId())}/missing`, { cards: sent }, mine.signal);
  if (mine !== running) return;
  for (const { pointer, card } of found.filled) if (card != null) put(made, pointer, sent[card].value);
  at("missing").replaceChildren(...shown(found));
}

function shown({ missing, filled }) {
  const parts = [];
  if (missing.length) {
    parts.push(element("h3", {}, word("missing", { number: missing.length })), element("ul", { id: "missing-list" }, missing.map(named)));
  } else parts.push(element("p", {}, word("missing-none")));
  if (filled.length) {
    parts.push(element("details", {}, element("summary", {}, word("filled", { number: filled.length })), element("ul", { id: "filled-list" }, filled.map(named))));
  }
  return parts;
}
