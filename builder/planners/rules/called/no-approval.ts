import { approvalsSaid } from "../frames/approval-said.ts";
import { raiseAlone } from "../limits/modelled.ts";
import { clauseOf, has, indexes, indexesOf, mark, type Range, type Scene, textOf } from "../words/scene.ts";

/**
 * "Rejected ones should be deleted after 6 months", "Swapping only with Ana's consent": what becomes of those that were decided
 * on, and what people agree on beside turns, are no form that is decided on here.
 */
export function isInPassing(scene: Scene, index: number): boolean {
  const word = scene.items[index]?.text ?? "";
  const said = textOf(scene, clauseOf(scene, index));
  if (DECIDED.test(word) && CLEARED.test(said) && !DECIDING.test(said)) return true;
  return isBesideTurns(scene, index) && SWAPPED.test(said) && !FORM.test(scene.text);
}

/** Turns are swapped without anybody's yes: who shall give one is left out by name. */
export function raiseConsent(scene: Scene, range: Range): void {
  const said = [...indexesOf(scene, range, "approval"), ...approvalsSaid(scene, range).map(({ from }) => from)];
  for (const index of said.filter((at) => isInPassing(scene, at))) {
    const { from, to } = clauseOf(scene, index);
    if (OF_BOTH.test(textOf(scene, { from, to }))) continue;
    raiseAlone(scene, { from, to: /^[.!?;]$/.test(mark(scene.items[to - 1])) ? to - 1 : to });
    for (const at of indexes({ from, to })) {
      scene.used.add(at);
      scene.modelled.delete(at);
    }
  }
}

const OF_BOTH = /\b(?:the other|other one|both|each other|andere[rn]?|beide\w*)\b/i;

const DECIDED =
  /^(?:rejected|declined|refused|denied|approved|accepted|abgelehnt|genehmigt|abgewiesen|freigegeben|angenommen)(?:e[nrsm]?)?(?: .+)?$/i;
const CLEARED =
  /\b(?:deleted?|removed?|archived?|purged?|cleared|erased?|wiped|hidden|kept|disappear|vanish|gelöscht|löschen|entfernt|entfernen|archiviert|archivieren|verschwinden|ausgeblendet|aufbewahrt)\b/iu;
const DECIDING =
  /\b(?:approves?|rejects?|declines?|decides?|by|genehmigt (?:oder|und)|lehnt|entscheidet|von @?\p{Lu})\b/u;

const SWAPPED =
  /(?<!\p{L})(?:swap(?:s|ping|ped)?|trad(?:e|es|ing)|switch(?:es|ing)?|exchang(?:e|es|ing)|\p{L}*tausch\p{L}*|wechsel\p{L}*)(?!\p{L})/iu;
const FORM =
  /\b(?:requests?|forms?|submit\w*|apply|antrag\w*|anträge\w*|formular\w*|anfrag\w*|einreich\w*|beantrag\w*)\b/iu;

function isBesideTurns(scene: Scene, index: number): boolean {
  const clause = clauseOf(scene, index);
  return scene.items.some((item, at) => (at < clause.from || at >= clause.to) && has(item, "rota"));
}
