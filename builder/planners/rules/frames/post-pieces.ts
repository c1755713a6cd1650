import { clauseOf, has, indexes, isSilent, mark, type Range, type Scene, valuesIn } from "../words/scene.ts";

/**
 * One for each text: "post 'standup' at 9 in #general and 'retro' at 16 in #sales", "mondays 10:00: closed today! Wednesdays
 * at 15:00 'orders please'". All of the range where there is only one.
 */
export function piecesOf(scene: Scene, range: Range): Range[] {
  const told = toldApart(scene, range);
  if (told !== null) return told;
  const texts = textsIn(scene, range);
  const borders = texts
    .slice(1)
    .map((text, position) => borderBetween(scene, texts[position] ?? range.from, text, range));
  return texts.length < 2
    ? [range]
    : texts.map((_, position) => ({ from: borders[position - 1] ?? range.from, to: borders[position] ?? range.to }));
}

/** "post “Hi” in #food on Fridays and remind us in #general on Mondays to bring cake": each verb with its own when and where. */
function toldApart(scene: Scene, range: Range): Range[] | null {
  const verbs = indexes(range).filter((index) => has(scene.items[index], "say", "remind"));
  const borders = verbs.flatMap((verb) => borderBefore(scene, verb, range) ?? []);
  const pieces = [range.from, ...borders].map((from, at) => ({ from, to: borders[at] ?? range.to }));
  const isWhole = (piece: Range) => {
    const count = (kind: "quote" | "channel" | "recurrence" | "date") => valuesIn(scene, piece, kind).length;
    const isReminder = indexes(piece).some((index) => has(scene.items[index], "remind"));
    const isSaid = count("quote") === 1 || (count("quote") === 0 && isReminder);
    return isSaid && count("channel") > 0 && count("recurrence") + count("date") > 0;
  };
  return pieces.length > 1 && pieces.every(isWhole) ? pieces : null;
}

/** The "and" or the sign before a verb, past what says when and where. null: none is there, or it is the first. */
function borderBefore(scene: Scene, verb: number, range: Range): number | null {
  let at = verb - 1;
  const goesOn = (index: number) =>
    isSilent(scene.items[index]) ||
    has(scene.items[index], "in") ||
    ["recurrence", "time", "date", "channel"].includes(scene.items[index]?.kind ?? "");
  while (at > range.from && goesOn(at)) at -= 1;
  const isBorder =
    has(scene.items[at], "and") || /^[,;.]$/.test(mark(scene.items[at])) || scene.items[at]?.kind === "break";
  return at > range.from && isBorder ? at : null;
}

/** Where texts begin: at a quote, or at a colon behind which none stands. */
function textsIn(scene: Scene, range: Range): number[] {
  const found: number[] = [];
  for (const index of indexes(range)) {
    const item = scene.items[index];
    if (item?.kind === "quote") found.push(index);
    if (mark(item) !== ":") continue;
    const next = indexes({ from: index + 1, to: range.to }).find((at) => scene.items[at]?.kind !== "break");
    if (next === undefined || scene.items[next]?.kind === "quote" || isBeforeWhen(scene, next, range)) continue;
    if (!isTelling(scene, index)) continue;
    // Within a text a colon is part of it, unless a day or a time stands before it.
    const last = found.at(-1);
    if (last === undefined || isToldBefore(scene, index, last)) found.push(index);
  }
  const [first] = found;
  // "the menu: 'soup' or 'salad'": quotes within the words behind a colon.
  const isColon = first !== undefined && mark(scene.items[first]) === ":";
  return isColon ? found.filter((index, at) => at === 0 || isToldBefore(scene, index, found[at - 1] ?? first)) : found;
}

/** Before a colon: a verb that tells to say, or what says when, where or what. "Better: …" is no message. */
export function isTelling(scene: Scene, colon: number): boolean {
  return indexes({ from: clauseOf(scene, colon).from, to: colon }).some(
    (index) =>
      has(scene.items[index], "say", "remind", "that", "digest") ||
      ["recurrence", "time", "date", "channel"].includes(scene.items[index]?.kind ?? "") ||
      /^(?:texts?|messages?|words?|wording|nachricht|wortlaut|note|announcement|ansage)$/i.test(
        scene.items[index]?.text ?? "",
      ),
  );
}

/** "in #general: every Friday at 4: …": what stands behind a colon, and before another one, says when. */
export function isBeforeWhen(scene: Scene, next: number, range: Range): boolean {
  const isWhen = ["recurrence", "time", "date", "channel"].includes(scene.items[next]?.kind ?? "");
  return (
    isWhen &&
    indexes({ from: next, to: range.to }).some(
      (at) => mark(scene.items[at]) === ":" || scene.items[at]?.kind === "quote",
    )
  );
}

/** A day or a time in the same sentence or line, behind the text before. */
function isToldBefore(scene: Scene, index: number, last: number): boolean {
  const from = startOf(scene, index, last);
  return (["recurrence", "time", "date", "channel"] as const).some(
    (kind) => valuesIn(scene, { from, to: index }, kind).length > 0,
  );
}

function startOf(scene: Scene, index: number, last: number): number {
  const start = indexes({ from: last + 1, to: index }).findLast(
    (at) => scene.items[at]?.kind === "break" || /^[.!?;]$/.test(mark(scene.items[at])),
  );
  return start === undefined ? last + 1 : start + 1;
}

function borderBetween(scene: Scene, before: number, text: number, range: Range): number {
  const isColon = [before, text].some((index) => mark(scene.items[index]) === ":");
  if (isColon) return startOf(scene, text, Math.max(before, range.from));
  const separator = indexes({ from: before + 1, to: text }).findLast(
    (index) =>
      (has(scene.items[index], "and") && !isBesideValues(scene, index)) ||
      /^[,;.]$/.test(mark(scene.items[index])) ||
      scene.items[index]?.kind === "break",
  );
  return separator ?? text;
}

/** "at 9 and 16": an "and" between two times parts nothing. */
function isBesideValues(scene: Scene, index: number): boolean {
  const kind = scene.items[index - 1]?.kind;
  const next = [scene.items[index + 1], scene.items[index + 2]].map((item) => item?.kind);
  return kind === "time" && next.includes("time");
}

/** What other pieces say of days, times or places, where this one says nothing of the kind: the nearest before it, else behind. */
export function sharedOf(scene: Scene, pieces: readonly Range[], own: Range): Range[] {
  const kinds = ["recurrence", "time", "channel"] as const;
  return kinds.flatMap((kind) => {
    const isSaid =
      valuesIn(scene, own, kind).length > 0 || (kind === "recurrence" && valuesIn(scene, own, "date").length > 0);
    if (isSaid) return [];
    const position = pieces.indexOf(own);
    const others = [...pieces.slice(0, position).reverse(), ...pieces.slice(position + 1)];
    const piece = others.find((other) => valuesIn(scene, other, kind).length > 0);
    if (piece === undefined) return [];
    return valuesIn(scene, piece, kind).map(({ index }) => ({ from: index, to: index + 1 }));
  });
}
