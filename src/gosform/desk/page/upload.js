// A file that was chosen, dropped or pasted: whether it can be sent.

import { get, listed, send } from "./api.js";
import { announce, at, element } from "./elements.js";
import { form } from "./form.js";
import { word } from "./words.js";

let presets = [];

export async function offerPresets() {
  presets = listed(await get("/v1/presets"), "presets");
  offer();
}

// What a file can be checked as: a field of the chosen form, ready rules, or any file.
export function offer() {
  const before = at("file-as").value;
  const fields = (form()?.uploads ?? []).map(({ field, label }) => [`field ${field}`, word("file-field", { label: label ?? field })]);
  const ready = presets.map((preset) => [`preset ${preset.id ?? preset}`, word("file-preset", { label: preset.label ?? preset.id ?? preset })]);
  at("file-as").replaceChildren(element("option", { value: "" }, word("file-any")),
    ...[...fields, ...ready].map(([value, label]) => element("option", { value, selected: value === before }, label)));
}

let turn = 0;
let last;

export async function check(file) {
  const mine = ++turn;
  last = file;
  at("file-found").replaceChildren(element("p", {}, word("file-looking")));
  const body = new FormData();
  const [sort, name] = at("file-as").value.split(/ (.*)/s);
  if (sort === "field") {
    body.append("form", form().id);
    body.append("field", name);
  } else if (sort === "preset") body.append("preset", name);
  body.append("file", file, file.name);
  let found;
  try {
    found = await send("/v1/uploads/check", body);
  } catch (error) {
    if (mine === turn) at("file-found").replaceChildren(element("p", { class: "trouble" }, error.message));
    announce(error.message, false);
    return;
  }
  if (mine !== turn) return;
  at("file-found").replaceChildren(...shown(file, found));
  announce(found.problems.length ? word("file-many", { number: found.problems.length }) : word("file-good"), false);
}

// The same file again: by other rules, or in another language.
export const recheck = () => last && check(last);

export const holdsFile = () => Boolean(last);

export function forget() {
  turn += 1;
  last = undefined;
  at("file").value = "";
  at("file-found").replaceChildren();
}

function shown(file, { problems }) {
  const name = element("p", { class: "typed" }, element("bdi", {}, file.name));
  if (!problems.length) return [name, element("p", { class: "state good" }, element("span", { class: "sign good", "aria-hidden": "true" }, "✓"), " ", word("file-good"))];
  return [name, element("ul", { class: "plain" }, problems.map(({ severity, message, details, code }) => element("li", { class: `problem ${severity}` },
    element("p", { class: "what" }, word(`state-${severity}`), ": ", message),
    details ? element("p", { class: "soft" }, details) : null,
    element("p", {}, element("code", {}, code)))))];
}
