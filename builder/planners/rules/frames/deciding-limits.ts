import { saidAt } from "../called/said.ts";
import { isOfAll, modelWhere, raiseAlone, saysAny, segmentOf } from "../limits/modelled.ts";
import {
  clauseOf,
  firstWord,
  has,
  indexes,
  indexesOf,
  type Limit,
  type Range,
  type Scene,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import { approvalsSaid } from "./approval-said.ts";
import { namedDeciders } from "./deciders.ts";

/**
 * "only @ana approves", "nobody else", "nothing is ordered before @ana said ok", "nobody decides about their own": as it is
 * anyway, where it is known who decides.
 */
export function modelDeciding(scene: Scene, range: Range): void {
  const { limits } = scene.context.lexicon.language;
  const isKnown = (segment: Range) =>
    valuesIn(scene, segment, "person").length > 0 || indexesOf(scene, segment, "me", "private").length > 0;
  modelWhere(scene, range, ["restriction"], (_, limit) => {
    const clause = clauseOf(scene, limit.from);
    const near = { from: Math.max(clause.from, limit.from - 3), to: Math.min(clause.to, limit.to + 7) };
    return (
      isDecider(scene, limit) &&
      indexesOf(scene, near, "approval").some((index) => firstWord(scene, index) === undefined)
    );
  });
  const isDecided = scene.clauses.some(
    (clause) =>
      isKnown(clause) && (indexesOf(scene, clause, "approval").length > 0 || approvalsSaid(scene, clause).length > 0),
  );
  modelWhere(
    scene,
    range,
    ["negation", "order"],
    (segment) =>
      isDecided &&
      /^(?:(?:and|und) )?(?:(?:nobody|no ?-?one) else(?: (?:can|may|gets to|does|is allowed(?: to)?|should|decides?))?|sonst (?:darf |kann )?(?:das )?(?:niemand|keiner)|(?:niemand|keiner) (?:sonst|anderes))$/i.test(
        textOf(scene, segment),
      ),
  );
  modelWhere(
    scene,
    range,
    ["negation"],
    (segment) =>
      isOfAll(scene, segment) &&
      indexesOf(scene, segment, "approval").length > 0 &&
      saysAny(scene, segment, limits.self),
  );
  modelGate(scene, range);
}

/** "nothing without @ana's ok", "only once @ana agreed", "erst wenn @ana zustimmt": what waits for a yes, whatever it is. */
function modelGate(scene: Scene, range: Range): void {
  const kinds = ["negation", "restriction", "exception", "behindSpan", "beforeTime", "condition"] as const;
  modelWhere(scene, range, kinds, (segment, limit) => {
    const clause = clauseOf(scene, limit.from);
    const isSum = (at: number) =>
      ["number", "span", "recurrence", "date", "time"].includes(scene.items[at]?.kind ?? "");
    const isPlain = !indexes(segmentOf(scene, limit.from)).some(isSum) && !indexes(clause).some(isSum);
    const words = textOf(scene, segment);
    const isDecided =
      namedDeciders(scene, clause).length > 0 ||
      valuesIn(scene, clause, "person").length > 0 ||
      indexesOf(scene, clause, "boss", "me").length > 0;
    const calls = indexesOf(scene, clause, "approval").length > 0 || approvalsSaid(scene, clause).length > 0;
    const isGate = GATES.some((gate) => gate.test(words));
    const isBare = /^(?:kein|keine|no) \p{L}+ (?:ohne|without) \p{L}+\.?:?$/iu.test(textOf(scene, segment));
    return isPlain && calls && ((isDecided && isGate) || isBare);
  });
}

const GATES = [
  /\b(?:no|nothing|nobody|none|never|not|n['’]t|cannot|kein\p{L}*|nichts?|nie\p{L}*)\b.*\b(?:without|before|until|till|unless|bevor|ohne|solange|ehe|bis|außer)\b/iu,
  /\b(?:only|not|just|erst|nur|dann)\b.*\b(?:when|if|after|once|with|wenn|nachdem|sobald|mit)\b/i,
  /\b(?:before|until|bevor|ehe|bis)\b/i,
];

/** "both must agree", "first @ana, then @ben", "gemeinsam": one of several is enough here, which is said as left out. */
export function raiseJoint(scene: Scene, range: Range): void {
  for (const clause of scene.clauses.filter(({ from, to }) => from < range.to && to > range.from)) {
    const people = [
      ...valuesIn(scene, clause, "person").map(({ index }) => index),
      ...namedDeciders(scene, clause).map(({ index }) => index),
    ].sort((one, other) => one - other);
    const [first, last] = [people[0], people.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    for (const said of saidAt(scene, clause, TOGETHER)) raiseAlone(scene, said);
    for (const said of saidAt(scene, { from: first, to: last }, ONE_AFTER_THE_OTHER)) raiseAlone(scene, said);
  }
}

const TOGETHER =
  /\b(?:both(?: of them)?|together|jointly|(?:two|zwei)(?= (?:approvals|signatures|freigaben|genehmigungen|unterschriften|oks?|yes)\b)|(?:two|all)(?: of (?:us|them|you))?(?= (?:have|must|need|has|should|to)\b)|two (?:people|of us)|each of them|all (?:two|three)|four[ -]eyes|beide|gemeinsam|zusammen|zu zweit|zwei leute|vier ?-? ?augen\w*|sowohl|alle (?:beide|zwei|drei))\b/g;
const ONE_AFTER_THE_OTHER =
  /\b(?:and )?(?:then|after that|afterwards|next|finally|danach|dann|anschliessend|im anschluss|zuletzt|hinterher)\b/g;

/** "only me", "only @ana": right beside the word stands who decides. */
function isDecider(scene: Scene, { from, to }: Limit): boolean {
  const item = scene.items[to];
  const isMe = /\b(?:me|i|ich|mich)$/i.test(scene.items[from]?.text ?? "") || has(item, "me");
  const isPerson = [item, scene.items[from - 1]].some((one) => one?.kind === "person");
  return isMe || isPerson;
}
