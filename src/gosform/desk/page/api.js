// The program behind the page. Nothing is asked of any other address.

import { language, word } from "./words.js";

// A refusal of the program, in words for the operator. `status`: of HTTP, 0 where nothing answered.
export class Trouble extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function answer(path, options, large) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble(0, word("trouble-gone"));
  }
  if (response.ok) return response.json();
  if (response.status === 413) throw new Trouble(413, word(large));
  if (response.status === 429) throw new Trouble(429, word("trouble-many"));
  throw new Trouble(response.status, word("trouble-other", { status: response.status }));
}

export const get = (path) => answer(`${path}?lang=${language()}`, { headers: { "Accept-Language": language() } }, "trouble-large");

export const post = (path, body, signal) =>
  answer(path, {
    method: "POST", signal, body: JSON.stringify(body), headers: { "Content-Type": "application/json", "Accept-Language": language() },
  }, "trouble-large");

export const send = (path, body) =>
  answer(`${path}?lang=${language()}`, { method: "POST", body, headers: { "Accept-Language": language() } }, "trouble-file-large");

// A list that the program gives bare or under its own name.
export const listed = (answered, name) => (Array.isArray(answered) ? answered : answered[name] ?? []);
