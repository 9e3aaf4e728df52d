// A card: one value of the text, what is wrong with it, what to do and what to say.

import { element, key } from "./elements.js";
import { points } from "./spans.js";
import { word } from "./words.js";

const SIGNS = { good: "✓", notice: "i", warning: "!", error: "✕", unknown: "?" };

// A value with what is wrong in it marked: seen as a frame and an underline, heard as words before and after.
export function marked(pieces) {
  return pieces.map(({ text, mark }) =>
    mark ? element("mark", {}, element("span", { class: "unseen" }, word("mark-begins")), text, element("span", { class: "unseen" }, word("mark-ends"))) : text);
}

const sign = (state) => element("span", { class: `sign ${state}`, "aria-hidden": "true" }, SIGNS[state]);

export const heading = (card) => card.label || word("not-named");

function title(card, people) {
  return element("h3", { id: `card-${card.id}-title` },
    element("span", { class: "number" }, `${card.id + 1}.`), " ",
    element("span", { class: "label" }, heading(card)), " ",
    people ? [element("span", { class: "person" }, word("person", { number: card.person + 1 })), " "] : [],
    element("span", { class: `state ${card.state}` }, sign(card.state), " ", word(`state-${card.state}`)));
}

function problem(found) {
  return element("div", { class: `problem ${found.severity}` },
    element("p", { class: "what" }, found.what),
    found.fix ? element("p", { class: "todo" }, found.fix) : null,
    found.details && found.details !== found.fix ? element("p", { class: "soft" }, found.details) : null);
}

function fixes(card) {
  if (!card.fixes.length) return null;
  return element("div", { class: "fixes" }, element("h4", {}, word("fix")),
    card.fixes.map((fix, index) => element("div", { class: "fix" },
      element("p", {}, element("bdi", { class: "value typed" }, fix.marks?.length ? marked(fix.marks) : fix.value), " ",
        element("span", { class: "soft" }, word(`trust-${fix.trust}`), fix.probability == null ? "" : `, ${word("sure", { percent: Math.round(fix.probability * 100) })}`)),
      key("apply", word("apply"), { "data-fix": index, ...(index ? {} : { shortcut: "F9", keys: "F9" }) }))));
}

// What is read aloud and what is sent. Where nothing is to be mended they stay on their keys.
function scripts(card) {
  if (card.state === "good") return null;
  return element("div", { class: "scripts" },
    card.say ? element("div", {}, element("h4", {}, word("say")), element("p", { class: "script" }, card.say)) : null,
    card.sms?.text ? element("div", {}, element("h4", {}, word("sms")), element("p", { class: "script" }, card.sms.text),
      element("p", { class: "soft" }, word("sms-size", { segments: card.sms.segments, letters: points(card.sms.text).length, encoding: card.sms.encoding }))) : null);
}

function actions(card) {
  return element("p", { class: "keys" },
    card.say ? key("copy-say", word("copy-say"), { shortcut: "F2", keys: "F2" }) : null,
    card.sms?.text ? key("copy-sms", word("copy-sms"), { shortcut: "F4", keys: "F4" }) : null,
    key("other", word("other"), { shortcut: "F6", keys: "F6", "aria-haspopup": "dialog" }),
    card.kind ? key("again", word("again"), { shortcut: "⇧F2", keys: "Shift+F2" }) : null);
}

function next(card) {
  if (!card.next?.length) return null;
  return element("div", { class: "next" }, element("h4", {}, word("next")), element("ul", {}, card.next.map((step) => element("li", {}, step))));
}

function why(card, open) {
  if (!card.problems.length) return null;
  return element("details", { class: "why", open },
    element("summary", { "data-do": "why" }, word("why")),
    card.problems.map((found, index) => element("dl", {},
      element("dt", {}, word("code")), element("dd", {}, element("code", {}, found.code), " ", key("copy-code", word("copy-code"), { "data-problem": index })),
      found.source ? [element("dt", {}, word("source")), element("dd", {}, found.source)] : [],
      found.page ? [element("dt", {}, word("page")), element("dd", {}, element("code", {}, found.page))] : [])));
}

// `attempts`: how often the field failed; `people`: whether the text has several; `open`: whether "why" was open before.
export function drawn(card, { attempts, people, open, current }) {
  return element("li", {}, element("article", {
    id: `card-${card.id}`, "data-card": card.id, class: `card ${card.state}`, tabindex: "-1", "aria-labelledby": `card-${card.id}-title`, "aria-current": current ? "true" : null,
  },
    title(card, people),
    element("p", {}, element("span", { class: "unseen" }, `${word("value")}: `), element("bdi", { class: "value typed", dir: "auto" }, marked(card.value))),
    card.problems.map(problem),
    fixes(card),
    scripts(card),
    attempts ? element("p", { class: "attempts" }, word("attempts", { number: attempts })) : null,
    next(card),
    actions(card),
    why(card, open)));
}
