// Places in a text. The program counts code points; the browser counts UTF-16 units.

export const points = (text) => Array.from(text);

export const cut = (text, [start, end]) => points(text).slice(start, end).join("");

export function replaced(text, [start, end], by) {
  const all = points(text);
  return all.slice(0, start).join("") + by + all.slice(end).join("");
}

// Where what stood at the spans stands after the text was edited: the edit lies between the common beginning and the common end.
// A span that the edit lies within grows with it; one that the edit cuts across is gone.
export function moved(spans, before, after) {
  const old = points(before);
  const now = points(after);
  let begin = 0;
  while (begin < old.length && begin < now.length && old[begin] === now[begin]) begin += 1;
  let tail = 0;
  while (tail < old.length - begin && tail < now.length - begin && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const end = old.length - tail;
  const longer = now.length - old.length;
  return spans.map(([start, stop]) => {
    if (stop < begin || (stop === begin && end > begin)) return [start, stop];
    if (start >= end) return [start + longer, stop + longer];
    if (start <= begin && end <= stop && stop + longer > start) return [start, stop + longer];
    return null;
  });
}
