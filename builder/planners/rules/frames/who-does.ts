import { has, indexes, isOpen, mark, type Range, type Scene, take, textOf } from "../words/scene.ts";

/** "Who opens the shop changes every week": what is done in turns, at the beginning of a sentence. */
export function whoDoes(scene: Scene, range: Range): string | null {
  const isStart = (index: number) =>
    index === range.from || /^[.!?:]$/.test(mark(scene.items[index - 1])) || scene.items[index - 1]?.kind === "break";
  const who = indexes(range).find((index) => /^(?:who|wer)$/i.test(scene.items[index]?.text ?? "") && isStart(index));
  if (who === undefined) return null;
  const end = indexes({ from: who + 1, to: range.to }).find((index) => !isDoing(scene, index)) ?? range.to;
  const words = { from: who + 1, to: end };
  if (end - who < 3 || end - who > 7 || WHOSE.test(textOf(scene, { from: who, to: end }))) return null;
  take(scene, { from: who, to: end });
  return textOf(scene, words);
}

/** "say who leads the meeting", "schreiben, wer die Konferenz leitet": for what somebody is picked, or whose turn it is. */
export function whoTold(scene: Scene, range: Range): string | null {
  const found = indexes(range).flatMap((index) => {
    if (!/^(?:who|wer)$/i.test(scene.items[index]?.text ?? "")) return [];
    const end = indexes({ from: index + 1, to: range.to }).find((at) => !isDoing(scene, at)) ?? range.to;
    const words = { from: index, to: end };
    const isPlain = end - index >= 3 && end - index <= 6 && !WHOSE.test(textOf(scene, words));
    return isPlain ? [words] : [];
  });
  const [words] = found;
  if (words === undefined) return null;
  take(scene, words);
  return textOf(scene, words);
}

function isDoing(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "word" && !scene.used.has(index) && !has(item, "and", "or", "until") && !TURNING.test(item.text)
  );
}

/** What happens to it with time, and no part of what is done. */
const TURNING =
  /^(?:changes?|rotates?|alternates?|switches|goes|moves|is|are|wechselt|rotiert|ist|sind|today|tomorrow|heute|morgen|this|diese|next|nächste)$/i;
const WHOSE =
  /\b(?:turn|dran|it|them|who(?:'s| is)?(?: up)?|picked|chosen|drawn|duty|dienst|week|reihe|got|has|hat|can|may|wants?|tells?|likes?|mag|kann|darf)\b$|^(?:who|wer) (?:can|may|wants?|likes?|mag|kann|darf|has|hat)\b/i;

/** "retro host lottery: …": what stands before the colon, without the word for chance. */
export function heading(scene: Scene, range: Range): string | null {
  const colon = indexes({ from: range.from, to: Math.min(range.to, range.from + 6) }).find(
    (index) => mark(scene.items[index]) === ":",
  );
  if (colon === undefined || colon === range.from) return null;
  const words = indexes({ from: range.from, to: colon });
  const isPlain = words.every((index) => scene.items[index]?.kind === "word" && !has(scene.items[index], "say", "wh"));
  const text = textOf(scene, { from: range.from, to: colon }).replace(CHANCE, "").trim();
  if (!isPlain || text === "" || !isOpenAny(scene, words)) return null;
  take(scene, { from: range.from, to: colon });
  return text;
}

function isOpenAny(scene: Scene, all: readonly number[]): boolean {
  return all.some((index) => isOpen(scene.items[index]) && !has(scene.items[index], "picker"));
}

const CHANCE =
  /\b(?:lottery|raffle|draw|random(?:ly)?(?: pick(?:er)?)?|pick(?:er)?|lucky dip|los|auslosung|verlosung|losverfahren|hat)\b/gi;
