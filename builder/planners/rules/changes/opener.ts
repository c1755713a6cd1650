import { LANGUAGES } from "../languages/known-languages.ts";

/**
 * "ok, …", "can you please …", "nein, …": a reply without what it may begin with and what wishes nothing by itself, the shortest
 * first, itself last: of "ok no approvals" the "no" is the wish. In any language, as many mix theirs.
 */
export function withoutOpeners(said: string): string[] {
  const rest = said.replace(OPENER, "");
  return rest === said ? [said] : [...withoutOpeners(rest), said];
}

const OPENER = new RegExp(
  `^(?:${LANGUAGES.map(({ language: { changes } }) => changes.opener).join("|")})[\\s,]+(?=\\S)`,
  "iu",
);
