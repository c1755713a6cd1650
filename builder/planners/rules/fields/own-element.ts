import { has, indexes, isOpen, mark, type Range, type Scene } from "../words/scene.ts";

/**
 * What of an element names it: "the supplier who fills it" is the supplier, "a column for the price would be nice" the
 * price. What follows only tells which one is meant, or what is thought of it.
 */
export function ownElement(scene: Scene, element: Range): Range {
  const isGerman = scene.context.lexicon.language.code === "de";
  const wished = indexes(element).findLast((index) => WOULD.test(scene.items[index]?.text ?? ""));
  const isPraised =
    wished !== undefined &&
    indexes({ from: wished, to: element.to }).some((index) =>
      PRAISE.test((scene.items[index]?.text ?? "").split(" ").at(-1) ?? ""),
    );
  let to = isPraised && wished !== undefined ? wished : element.to;
  while (isPraised && to > element.from + 1 && TO_DO.test(scene.items[to - 1]?.text ?? "")) to -= 1;
  // "in der wir Handbuch, Sprache und Stand sehen"
  while (isGerman && to > element.from + 1 && TO_SEE.test(scene.items[to - 1]?.text ?? "")) to -= 1;
  const relative = relativeIn(scene, { from: element.from, to });
  return { from: element.from, to: relative ?? to };
}

const WOULD = /^(?:wären?|wär|wärs|wär's|would|'d)(?: |$)/i;
const PRAISE =
  /^(?:gut|schön|toll|super|prima|klasse|nett|hilfreich|praktisch|good|nice|great|lovely|helpful|useful|fine|handy|perfect)$/i;
const TO_DO = /^(?:machen|anlegen|haben|einbauen|ergänzen|auch|noch|dazu|also|too)$/i;

const TO_SEE =
  /^(?:sehen|finden|haben|können|eintragen|stehen|steht|festhalten|erfassen|pflegen|notieren|aufschreiben)$/;

/** Where "who fills it", "which we rent" begins behind a noun of its own; brackets and colons explain a name otherwise. */
function relativeIn(scene: Scene, { from, to }: Range): number | null {
  if (scene.context.lexicon.language.code !== "en" || has(scene.items[from], "wh")) return null;
  // "for each offer I need customer": no name, but who wishes for what.
  if (
    has(scene.items[from], "of", "in", "per", "with") ||
    /^(?:each|every|for each|for every|per)$/i.test(scene.items[from]?.text ?? "")
  )
    return null;
  const stop = indexes({ from, to }).find((index) => /^[(:]$/.test(mark(scene.items[index]))) ?? to;
  const at = indexes({ from: from + 1, to: stop - 1 }).find((index) => {
    const text = scene.items[index]?.text ?? "";
    const isSubject =
      /^(?:they|we|he|she|i|you)$/i.test(text) &&
      isOpen(scene.items[index - 1]) &&
      !WISHING.test(scene.items[index + 1]?.text ?? "");
    // "a note about what was missing"
    const isAbout = /^(?:about|on|regarding)$/i.test(text) && has(scene.items[index + 1], "wh");
    return /^(?:who|which|that|whose|whom)$/i.test(text) || isSubject || isAbout;
  });
  const head = at === undefined ? undefined : scene.items[at - 1];
  if (at === undefined || head?.kind !== "word" || !isOpen(head) || HEADS.test(head.text)) return null;
  const isNoun = !has(head, "enter", "keep") || has(scene.items[at + 1], "wh");
  return isNoun && !has(head, "wh", "say") ? at : null;
}

const WISHING =
  /^(?:need|needs|want|wants|would|wish|like|'d|should|must|can|could|will|have to|has to|keep|keeps|note|collect|track|record|enter|log|write|type|see|know)$/i;

/** These say too little without what follows them. */
const HEADS =
  /^(?:person|people|someone|somebody|one|guy|date|day|time|place|thing|things|reason|colleague|all|everything|anything|something|and|or|with|of|for)$/i;
