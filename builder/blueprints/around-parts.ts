import { KnownError } from "../../lib/errors.ts";
import type { Composition, Part } from "../../sdk/contract/parts.ts";
import { blueprintOf } from "./blueprint-of.ts";
import { compositionProblems } from "./composition-problems.ts";
import type { Moments } from "./moments.ts";
import type { Around, PartPage } from "./part.ts";
import { variableName } from "./source-text.ts";

/** A part in its place: what it is called in app.ts and where its page is. */
export interface PlacedPart {
  part: Part;
  page: PartPage | null;
  around: Around;
}

/** Names that app.ts uses for other things, and words that TypeScript keeps. */
const TAKEN = [
  ..."app createFrame db due frame html message now overdue redirect refuse slack result sql tell timeOfDay today text delivery user".split(
    " ",
  ),
  ..."await break case catch class const continue debugger default delete do else enum export extends false".split(" "),
  ..."finally for function if implements import in instanceof interface let new null package private protected".split(
    " ",
  ),
  ..."public return static super switch this throw true try type typeof var void while with yield arguments eval".split(
    " ",
  ),
  ..."undefined async of".split(" "),
];

/** Every part with its surroundings. Throws KnownError `composition` where the parts do not make one app. */
export function placeParts(composition: Composition, moments: Moments): PlacedPart[] {
  const problems = compositionProblems(composition);
  if (problems.length > 0)
    throw new KnownError(
      "composition",
      `These parts do not make one app: ${problems.join("; ")}.`,
      "Say it in other words.",
    );
  const variables = nameVariables(composition);
  let isFirstPage = true;
  const placed = composition.parts.map((part) => {
    const blueprint = blueprintOf(part);
    const page = blueprint.page(part);
    const path = page === null ? "" : isFirstPage ? "/" : `/${page.slug}`;
    if (page !== null) isFirstPage = false;
    const { language } = composition;
    const variableOf = (key: string) => variables.get(key) ?? missing(key);
    return {
      part,
      page,
      around: { language, composition, path, moments, variable: variableOf(blueprint.key(part)), variableOf },
    };
  });
  // A part without a page is about one that has a page: it comes after it, in the code and in the Checks.
  return [...placed.filter(({ page }) => page !== null), ...placed.filter(({ page }) => page === null)];
}

function nameVariables(composition: Composition): Map<string, string> {
  const kinds = composition.parts.map((part) => variableName(part.part.replaceAll("_", " ")));
  const taken = new Set([...TAKEN, ...kinds]);
  const variables = new Map<string, string>();
  for (const part of composition.parts) {
    const wanted = variableName(blueprintOf(part).name(part));
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    variables.set(blueprintOf(part).key(part), name);
  }
  return variables;
}

function missing(key: string): never {
  throw new KnownError("composition", `The parts name ${key}, which is not among them.`, "Say it in other words.");
}
