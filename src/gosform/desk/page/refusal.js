// A refusal that came from an office: what it means, where to look first, what to ask.

import { post } from "./api.js";
import { announce, at, element } from "./elements.js";
import { formId } from "./form.js";
import { language, QUESTIONS, word } from "./words.js";

let asked = [];
let turn = 0;

// The questions of the last refusal; those of any call where there is none.
export function questions() {
  at("questions").replaceChildren(...(asked.length ? asked : QUESTIONS[language()]).map((one) => element("li", {}, one)));
}

export async function read(record) {
  const text = at("refusal").value.trim();
  const mine = ++turn;
  if (!text) {
    announce(word("refusal-empty"));
    at("refusal").focus();
    return;
  }
  const found = await post("/v1/refusals", { text, lang: language(), ...(formId() ? { form: formId(), record, partial: true } : {}) });
  if (mine !== turn) return;
  asked = found.questions ?? [];
  at("refusal-found").replaceChildren(...shown(found));
  questions();
  announce(word("refusal-read-done"), false);
}

// The same refusal in another language.
export const reread = (record) => (at("refusal-found").hasChildNodes() ? read(record) : null);

export const holdsRefusal = () => Boolean(at("refusal").value) || at("refusal-found").hasChildNodes();

export function forget() {
  turn += 1;
  asked = [];
  at("refusal").value = "";
  at("refusal-found").replaceChildren();
  questions();
}

const UNSAID = { "empty": "verdict-partial", "nothing-checked": "verdict-form" };

const verdict = (found) => UNSAID[found.reason] ?? `verdict-${found.verdict}`;

const list = (tag, items) => element(tag, {}, items.map((one) => element("li", {}, one)));

function shown(found) {
  const parts = [];
  if (found.known) {
    parts.push(element("p", { class: "what" }, found.code ? [element("code", {}, found.code), " "] : [], found.meaning ?? ""));
    if (found.documents?.length) parts.push(list("ul", found.documents.map(({ name, meaning }) => `${name}: ${meaning}`)));
    if (found.issuer) parts.push(element("p", {}, word("refusal-issuer", { name: found.issuer })));
    if (found.office) parts.push(element("p", {}, word("refusal-office", { name: found.office })));
  } else parts.push(element("p", { class: "what" }, word("refusal-unknown")));
  parts.push(element("p", { class: "verdict" }, word(verdict(found))));
  if (found.fields.length) {
    parts.push(element("h3", {}, word("refusal-fields")), list("ol", found.fields.map((field) =>
      [field.label, field.messages?.length ? list("ul", field.messages.map(({ message }) => message)) : ""])));
  }
  const aloud = found.aloud?.length ? found.aloud : found.say;
  if (aloud.length) parts.push(element("h3", {}, word("say")), ...aloud.map((one) => element("p", { class: "script" }, one)));
  if (found.steps?.length) parts.push(element("h3", {}, word("next")), list("ul", found.steps.map(({ say }) => say)));
  if (found.source) parts.push(element("p", { class: "soft" }, `${word("source")}: ${found.source}`));
  return parts;
}
