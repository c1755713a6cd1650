import { clauseOf, type Scene, textOf } from "../words/scene.ts";

const BEFORE =
  /\b(?:(?:hate|dislike|loathe|despise|hasse|hassen) (?:all |these |those |making |keeping |solche |diese )?|(?:don['’]?t|do not|doesn['’]?t|does not|didn['’]?t|never) (?:really |even |actually |also )?(?:need|want|like|ask for)(?:ed)? (?:an? |any |another |one more |more |the )?(?:\p{L}+ )?|(?:brauche?|brauchen|will|wollen|möchten?|mag|mögen|wünsche[n]?) (?:wir |ich )?(?:wirklich |auch |hier |da |eigentlich )?keine?n? (?:\p{L}+ )?)$/iu;
const BEHIND = /^\s*(?:that|which|where|who|anybody|everybody|in which|,? (?:die|der|das|in der|wo)\b)/i;

/** "no approval needed", "keine Freigabe nötig". */
function isNone(before: string, behind: string): boolean {
  return (
    /\b(?:no|any|keine?[rn]?)$/i.test(before) &&
    /^\s*(?:is |are |ist |sind )?(?:needed|required|necessary|nötig|notwendig|erforderlich)\b/i.test(behind)
  );
}

/** "eine Genehmigung brauchen wir nicht", "approval is not needed". */
const UNNEEDED =
  /^\s*(?:(?:is|are|isn['’]?t|aren['’]?t) (?:not )?(?:needed|required|necessary)(?<=n['’]?t \w+|not \w+)|(?:brauche?n?|braucht|benötige?n?|benötigt|wollen|will|möchten?) (?:wir|ich|es|man) (?:dafür |dazu |hier |da )?nicht|(?:ist|sind|wird|werden) (?:dafür |dazu |hier |da )?nicht (?:nötig|notwendig|erforderlich|gebraucht|gewünscht|gewollt|benötigt)|(?:muss|müssen|soll|sollen) (?:nicht|keine?) sein)\s*[.!]?\s*$/iu;

/** "I hate lists", "I don't need a list of keys": what is said to be unwanted. "no list that anybody can change" wants one. */
export function isUnwanted(scene: Scene, trigger: number): boolean {
  const { from, to } = clauseOf(scene, trigger);
  const before = textOf(scene, { from, to: trigger });
  const behind = textOf(scene, { from: trigger + 1, to });
  return (BEFORE.test(`${before} `) && !BEHIND.test(behind)) || UNNEEDED.test(behind) || isNone(before, behind);
}
