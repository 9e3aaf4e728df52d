// Has the text looked at and shows its cards.

import { post } from "./api.js";
import { call, text } from "./call.js";
import { drawn, heading } from "./cards.js";
import { announceLater, at, element, hush } from "./elements.js";
import * as form from "./form.js";
import { language, word } from "./words.js";

const FIRST = 12; // cards that are drawn at once, more than fit on a screen; the others follow in the next frame
const HUSH = 700; // milliseconds that the counts stay the same before they are said aloud

let running;
let waiting;
let turn = 0;

// Half of a surrogate pair is no text; it counts as one code point before and after.
const whole = (typed) => typed.toWellFormed?.() ?? typed;

const asked = (hide) => ({
  text: whole(text.value), lang: language(), hide, as: call.choices, attempts: call.attempts, ...(form.formId() ? { form: form.formId() } : {}),
});

// The cards as they are when nothing is hidden.
export const plain = async () => (await post("/v1/recognise", asked(false))).cards;

export function trouble(error) {
  if (error.name === "AbortError") return;
  if (!("status" in error)) throw error;
  at("trouble").textContent = error.status === 422 ? word("trouble-large") : error.message; // the length is all that can be wrong with what the page asks
}

// Waits for something that asks the program; what it cannot do is said on the page.
export const tried = (work) => Promise.resolve(work).catch(trouble);

export function stop() {
  running?.abort();
  running = undefined;
  clearTimeout(waiting);
  hush();
}

export function soon(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(look, pause);
}

export async function look() {
  running?.abort();
  clearTimeout(waiting);
  const mine = (running = new AbortController());
  const seen = text.value;
  try {
    const found = seen.trim() ? (await post("/v1/recognise", asked(call.hidden), mine.signal)).cards : [];
    if (mine === running) show(found, seen);
  } catch (error) {
    if (mine !== running || error.name === "AbortError") return;
    show([], seen); // cards of an earlier text would mislead
    trouble(error);
  }
}

// `seen`: the text that the cards are of.
export function show(cards, seen = "") {
  const focus = held();
  const open = new Set([...document.querySelectorAll(".why[open]")].map((node) => node.closest("[data-card]").dataset.card));
  Object.assign(call, { cards, of: seen });
  call.current = Math.min(call.current, Math.max(cards.length - 1, 0));
  const people = cards.some(({ person }) => person > 0);
  const nodes = (some) => some.map((card) => {
    const node = drawn(card, { attempts: call.attempts[card.kind] ?? 0, people, open: open.has(String(card.id)), current: card.id === call.current });
    if (card.lang && card.lang !== language()) node.lang = card.lang;
    return node;
  });
  const mine = ++turn;
  const first = focus ? cards.length : FIRST;
  at("cards").replaceChildren(...nodes(cards.slice(0, first)));
  if (cards.length > first) requestAnimationFrame(() => setTimeout(() => {
    if (mine === turn) at("cards").append(...nodes(cards.slice(first)));
  }));
  at("trouble").textContent = "";
  count();
  hold(focus);
  tried(form.look(text.value, cards));
}

export function count() {
  const wrong = call.cards.filter(({ state }) => state === "error");
  const unknown = call.cards.filter(({ state }) => state === "unknown");
  const words = call.cards.length ? word("count", { cards: call.cards.length, errors: wrong.length, unknown: unknown.length })
    : word(text.value.trim() ? "count-empty" : "count-none");
  at("count").textContent = words;
  document.title = wrong.length ? word("title-wrong", { errors: wrong.length }) : word("title");
  at("wrong").hidden = !wrong.length;
  at("wrong").replaceChildren(...wrong.map((card) => element("a", { href: `#card-${card.id}` }, `${card.id + 1}. ${heading(card)}`)));
  if (text.value.trim()) announceLater(words, HUSH);
  else hush();
}

// Where the focus is in the cards, to put it there again when they are drawn anew.
function held() {
  const node = document.activeElement;
  const card = node?.closest?.("#cards [data-card]");
  return card && { card: card.dataset.card, does: node.dataset.do, fix: node.dataset.fix, problem: node.dataset.problem };
}

function hold(focus) {
  if (!focus) return;
  const card = at(`card-${Math.min(Number(focus.card), call.cards.length - 1)}`);
  const keys = [...(card?.querySelectorAll("[data-do]") ?? [])];
  const same = keys.find(({ dataset }) => dataset.do === focus.does && dataset.fix === focus.fix && dataset.problem === focus.problem);
  (same ?? card ?? text).focus({ preventScroll: true });
}
