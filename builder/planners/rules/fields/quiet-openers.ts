import type { Item } from "../words/item.ts";
import { clauseOf, has, indexes, isOpen, mark, type Range, type Scene } from "../words/scene.ts";
import { isDash } from "./column-list.ts";

/** Where a list of columns may begin that nothing announces: "inventory - what, where", "a damage form. Plate, date", "everyone enters name + steps". */
export function quietOpeners(scene: Scene, range: Range): number[] {
  const all = indexes(range);
  const dashes = all.filter((index) => isDash(scene, index));
  // "what they want to buy" is a column itself.
  const isAsked = (index: number) =>
    indexes({ from: Math.max(0, index - 3), to: index }).some((at) => has(scene.items[at], "wh"));
  const verbs = all
    .filter((index) => has(scene.items[index], "enter", "keep") || (isNeeding(scene.items[index]) && !isAsked(index)))
    .map((index) => pastModal(scene, index));
  const modal = verbs.filter((index) => mark(scene.items[index]) === "," && !has(scene.items[index - 1], "enter"));
  const commas = all.filter((index) => mark(scene.items[index]) === ",").slice(0, 1);
  const starts = scene.clauses.map(({ from }) => from).filter((from) => from > range.from && from < range.to);
  // "pro Angebot Kunde, Ort": behind the thing itself.
  const each = all.filter(
    (index) =>
      /^(?:pro|je|für jede[nrs]?)$/i.test(scene.items[index]?.text ?? "") &&
      /^\p{Lu}/u.test(scene.items[index + 2]?.text ?? "") &&
      mark(scene.items[index + 3]) === ",",
  );
  // "pro Eintrag Tag, Stall und Liter", "per entry day, stable and litres"
  const entries = all.filter(
    (index) =>
      /^(?:pro|je|per|each|every|jede[rn]?|for each) (?:eintrag|zeile|entry|row|line|record)$/i.test(
        scene.items[index]?.text ?? "",
      ) && mayBeginList(scene.items[index + 1]),
  );
  // "in die Liste gehören Fahrzeug, Fahrer", "rein sollen Name und Ort"
  const belonging = all.filter(
    (index) =>
      /^(?:gehören|gehört|kommen|kommt|sollen|soll|stehen|steht)$/i.test(scene.items[index]?.text ?? "") &&
      indexes({ from: clauseOf(scene, index).from, to: index }).some(
        (at) =>
          has(scene.items[at], "list") || /^(?:rein|hinein|drin|dazu|dahin|drauf)$/i.test(scene.items[at]?.text ?? ""),
      ),
  );
  // "eine Liste an, in der wir Handbuch und Sprache sehen": behind whoever sees it.
  const seen = all.filter(
    (index) =>
      /^(?:wir|ich|man|jeder|alle)$/i.test(scene.items[index]?.text ?? "") &&
      /^(?:in (?:der|dem|die)|wo|worin|auf (?:der|dem))$/i.test(scene.items[index - 1]?.text ?? "") &&
      indexes({ from: clauseOf(scene, index).from, to: index }).some((at) => has(scene.items[at], "list")),
  );
  return [
    ...seen.map((index) => index + 1),
    ...entries.map((index) => index + 1),
    ...[...each.map((index) => index + 2), ...belonging.map((index) => index + 1)],
    ...dashes.map((index) => index + 1),
    ...all.filter((index) => has(scene.items[index], "wh") && has(scene.items[index - 1], "say", "enter", "keep")),
    ...modal.map((index) => index + 1),
    range.from,
    ...starts,
    ...[...verbs, ...commas].map((index) => index + 1),
  ];
}

function mayBeginList(item: Item | undefined): boolean {
  return item?.kind === "word" && !has(item, "and", "say", "remind");
}

/** "Also Nummer, Besitzer, Raum", "d.h. …": said once more, in short. */
export function saidShortly(scene: Scene, range: Range): number[] {
  const found = indexes(range).filter(
    (index) =>
      SHORTLY.test(scene.items[index]?.text ?? "") &&
      scene.clauses.some(({ from }) => from === index) &&
      isOpen(scene.items[index + 1]) &&
      mark(scene.items[index + 2]) === ",",
  );
  return found.map((index) => index + 1);
}

const SHORTLY = /^(?:also|nämlich|sprich|konkret|d\.h\.?|dh|i\.e\.?|namely|so)$/i;

/** "eintragen können, was …": the verb beside it, and its comma. */
function pastModal(scene: Scene, index: number): number {
  const isModal = /^(?:können|kann|könnten|sollen|soll|dürfen|müssen)$/i.test(scene.items[index + 1]?.text ?? "");
  return isModal && mark(scene.items[index + 2]) === "," ? index + 2 : index;
}

export function isNeeding(item: Item | undefined): boolean {
  return (
    item?.kind === "word" &&
    /^(?:need|needs|want|wants|brauchen|braucht|brauche|bräuchten|bräuchte|bräucht|benötigen|benötigt)$/.test(item.word)
  );
}
