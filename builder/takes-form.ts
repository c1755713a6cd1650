import type { BuilderDeps } from "./deps.ts";
import { theRequest } from "./planning.ts";

/**
 * Whether what is asked may be told in a form, too: where no model reads it, lines are read for certain. A change of what is
 * there is told in words.
 */
export async function takesForm(deps: BuilderDeps, requestId: string): Promise<boolean> {
  return deps.planner.name === "rules" && (await theRequest(deps, requestId)).appId === null;
}
