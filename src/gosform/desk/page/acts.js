// What the keys of the page and of its cards do.

import { bringBack, call, canUndo, empty, forgetPast, keep, put, text } from "./call.js";
import { copy } from "./copying.js";
import { announce, at } from "./elements.js";
import * as form from "./form.js";
import * as keys from "./keys.js";
import { look, plain, show, stop, tried } from "./look.js";
import * as other from "./other.js";
import * as refusal from "./refusal.js";
import { replaced } from "./spans.js";
import * as upload from "./upload.js";
import { word } from "./words.js";

// Whether there is anything of a caller on the page; whether there is in its memory, too.
const said = () => Boolean(text.value) || upload.holdsFile() || refusal.holdsRefusal();
export const holds = () => said() || canUndo();

// Makes the card the current one; false where there is none of that number.
export function choose(id) {
  if (id < 0 || id >= call.cards.length) return false;
  call.current = id;
  for (const node of document.querySelectorAll("#cards .card")) {
    if (Number(node.dataset.card) === id) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  return true;
}

function go(id) {
  if (choose(id)) at(`card-${id}`).focus();
}

const among = () => Boolean(document.activeElement?.closest("#cards"));

async function apply(card, index) {
  const seen = text.value;
  // While digits are hidden the card has dots for them; the fix itself is asked for once more.
  const fix = (call.hidden ? (await plain())[card.id] : card)?.fixes[index];
  if (text.value !== seen) return;
  if (!fix) {
    announce(word("no-fix"));
    return;
  }
  keep();
  put(replaced(seen, card.span, fix.value));
  announce(word("applied"));
  await look();
}

function rename(card) {
  other.ask(card, async (kind) => {
    const [start, end] = card.span;
    call.choices = [...call.choices.filter(({ span }) => span[1] <= start || end <= span[0]), { span: card.span, kind }];
    await look();
    const now = call.cards.find(({ span }) => span[0] === start);
    if (now) announce(word("named", { label: now.label }));
  });
}

function again(card) {
  if (!card.kind) return;
  call.attempts = { ...call.attempts, [card.kind]: (call.attempts[card.kind] ?? 0) + 1 };
  announce(word("attempts", { number: call.attempts[card.kind] }));
  look();
}

// What needs the places of the cards waits for cards of the text as it is now; then it is for the operator to look again.
const placed = (act) => (card, button) => (call.of === text.value ? act(card, button) : look());

const CARD = {
  "copy-say": (card, button) => (card.say ? copy(card.say, "say", button) : announce(word("no-say"))),
  "copy-sms": (card, button) => (card.sms?.text ? copy(card.sms.text, "sms", button) : announce(word("no-sms"))),
  "copy-code": (card, button) => copy(card.problems[Number(button.dataset.problem)].code, "code", button),
  "apply": placed((card, button) => tried(apply(card, Number(button?.dataset.fix ?? 0)))),
  "other": placed(rename),
  "again": again,
};

function wipe() {
  stop();
  empty();
  upload.forget();
  refusal.forget();
  show([]);
}

function clear() {
  if (!said()) return;
  keep(true);
  wipe();
  announce(word("cleared"));
  text.focus();
}

// Everything goes, also what undo would bring back.
export function forget() {
  forgetPast();
  wipe();
  at("other").close();
  at("toast").hidden = true;
  at("toast").textContent = at("said").textContent = "";
}

function undo() {
  if (!bringBack()) {
    announce(word("nothing-back"));
    return;
  }
  announce(word("returned"));
  if (!among()) text.focus();
  look();
}

function hide() {
  call.hidden = !call.hidden;
  document.documentElement.classList.toggle("hidden-digits", call.hidden);
  at("hide").setAttribute("aria-pressed", String(call.hidden));
  announce(word(call.hidden ? "hidden" : "shown"));
  look();
}

function help() {
  keys.list();
  at("keys").showModal();
}

const PAGE = {
  "clear": clear,
  "undo": undo,
  "hide": hide,
  "help": help,
  "text": () => text.focus(),
  "next": () => go(among() ? call.current + 1 : call.current),
  "previous": () => go(among() ? call.current - 1 : call.current),
  "refusal": () => tried(refusal.read(form.record())),
};

// A key of the keyboard; false leaves it to the browser.
export function pressed(action, event) {
  if (action === "undo" && !(call.ours && canUndo())) return false; // the browser undoes what was typed
  if (action === "card") go(Number(event.code.slice(-1)) - 1);
  else if (action in PAGE) PAGE[action]();
  else if (call.cards.length) CARD[action](call.cards[call.current], document.querySelector(`#card-${call.current} [data-do=${action}]`));
  else announce(word("no-card"));
  return true;
}

// A button; false if it is not one of these.
export function clicked(button) {
  const action = button.dataset.do;
  const card = button.closest("[data-card]");
  if (card && action in CARD) {
    choose(Number(card.dataset.card));
    CARD[action](call.cards[call.current], button);
  } else if (action === "close") button.closest("dialog").close();
  else if (action in PAGE) PAGE[action]();
  else return false;
  return true;
}
