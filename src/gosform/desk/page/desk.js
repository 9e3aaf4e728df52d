// The operators' page: the text on the left, its cards on the right.

import { choose, clicked, forget, holds, pressed } from "./acts.js";
import { get, listed, post } from "./api.js";
import { call, follow, text } from "./call.js";
import { at } from "./elements.js";
import * as files from "./files.js";
import * as form from "./form.js";
import * as idle from "./idle.js";
import * as keys from "./keys.js";
import { count, look, soon, tried } from "./look.js";
import * as other from "./other.js";
import * as refusal from "./refusal.js";
import * as upload from "./upload.js";
import { speak, word, WORDS } from "./words.js";

const PAUSE = 60; // milliseconds that typing may pause before it is looked at
const IDLE = 600; // seconds, where the program says nothing
const WARM = "СНИЛС 112-233-445 96, паспорт 45O8 123456";

let seconds = IDLE;

function typed(event) {
  call.ours = false;
  follow(text.value);
  if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") look();
  else soon(PAUSE);
}

// What the program has to choose from, in the language of the page.
async function offer() {
  await form.offer();
  await upload.offerPresets();
}

// The program loads what it needs before the first call and not in it; the list of all kinds takes it longest and is needed last.
async function warm() {
  await post("/v1/recognise", { text: WARM });
  await kinds();
}

const kinds = async () => other.setKinds(listed(await get("/v1/kinds"), "kinds"));

function idleLine() {
  at("idle-line").textContent = seconds ? word("idle-line", { minutes: Math.round(seconds / 6) / 10 }) : "";
}

async function turn(lang) {
  speak(lang);
  history.replaceState(null, "", `?lang=${lang}`);
  refusal.questions();
  idleLine();
  count();
  await Promise.all([look(), tried(offer()), tried(kinds()), tried(refusal.reread(form.record())), upload.recheck()]);
}

async function begin() {
  const wished = new URLSearchParams(location.search).get("lang");
  speak(wished in WORDS ? wished : "ru");
  refusal.questions();
  count();
  text.addEventListener("input", typed);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && !clicked(button) && button.dataset.do === "lang") turn(button.dataset.lang);
  });
  at("cards").addEventListener("focusin", (event) => choose(Number(event.target.closest("[data-card]").dataset.card)));
  at("form").addEventListener("change", () => {
    upload.offer();
    look(); // the next steps are the form's, too
  });
  files.listen();
  other.prepare();
  addEventListener("pagehide", forget); // nothing waits in the browser for whoever comes back
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  seconds = (await get("/v1/health").catch(() => ({}))).idle_seconds ?? IDLE;
  idleLine();
  idle.watch(seconds, holds, forget);
  keys.listen(pressed); // after the idle clock: a key that stops it does nothing else
  await tried(offer());
  document.documentElement.dataset.ready = "";
  await tried(warm());
}

begin();
