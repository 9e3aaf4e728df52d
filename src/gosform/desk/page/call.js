// What the page knows of the call: in the memory of this page alone, gone when it is cleared.

import { at } from "./elements.js";
import { moved } from "./spans.js";

const PAST = 20; // changes that can be undone

export const text = at("text");

// `choices`: [{span, kind}], what the operator said a value is. `attempts`: kind -> how often it failed. `current`: which card keys are about.
// `of`: the text that the cards are of, which may be behind the one on the page for a moment.
// `ours`: whether the last change of the text was the page's and not the keyboard's. `seen`: the text as it was last looked at.
export const call = { seen: "", of: "", choices: [], attempts: {}, cards: [], current: 0, hidden: false, ours: false };

let past = []; // the last one at the end

export const canUndo = () => past.length > 0;

function changed() {
  at("undo").disabled = !past.length;
}

// Remembers the call as it is now, for undo. `alone`: what could be undone before is forgotten.
export function keep(alone = false) {
  const { choices, attempts, current } = call;
  past = [...(alone ? [] : past.slice(1 - PAST)), { text: text.value, refusal: at("refusal").value, choices, attempts, current }];
  changed();
}

// Brings back what was kept last; false where nothing was.
export function bringBack() {
  const back = past.pop();
  changed();
  if (!back) return false;
  const { text: typed, refusal, ...rest } = back;
  Object.assign(call, rest, { seen: typed, ours: true });
  text.value = typed;
  at("refusal").value = refusal;
  return true;
}

export function forgetPast() {
  past = [];
  changed();
}

// What the operator said of the values goes along when the text around them changes.
export function follow(value) {
  const spans = moved(call.choices.map(({ span }) => span), call.seen, value);
  call.choices = call.choices.map((one, index) => ({ ...one, span: spans[index] })).filter(({ span }) => span);
  call.seen = value;
  if (!value.trim()) Object.assign(call, { choices: [], attempts: {} });
}

export function put(value) {
  follow(value);
  text.value = value;
  call.ours = true;
}

export function empty() {
  text.value = "";
  Object.assign(call, { seen: "", choices: [], attempts: {}, current: 0, ours: true });
}
