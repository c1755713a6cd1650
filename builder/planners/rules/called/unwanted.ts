import { clauseOf, type Scene, textOf } from "../words/scene.ts";

const BEFORE =
  /\b(?:(?:hate|dislike|loathe|despise|hasse|hassen) (?:all |these |those |making |keeping |solche |diese )?|(?:don['’]?t|do not|doesn['’]?t|does not|didn['’]?t|never) (?:really |even |actually |also )?(?:need|want|like|ask for)(?:ed)? (?:an? |any |another |one more |more |the )?(?:\p{L}+ )?|(?:brauche?|brauchen|will|wollen|möchten?|mag|mögen|wünsche[n]?) (?:wir |ich )?(?:wirklich |auch |hier |da |eigentlich )?keine?n? (?:\p{L}+ )?)$/iu;
const BEHIND = /^\s*(?:that|which|where|who|anybody|everybody|in which|,? (?:die|der|das|in der|wo)\b)/i;

/** "I hate lists", "I don't need a list of keys": what is said to be unwanted. "no list that anybody can change" wants one. */
export function isUnwanted(scene: Scene, trigger: number): boolean {
  const { from, to } = clauseOf(scene, trigger);
  const before = textOf(scene, { from, to: trigger });
  return BEFORE.test(`${before} `) && !BEHIND.test(textOf(scene, { from: trigger + 1, to }));
}
