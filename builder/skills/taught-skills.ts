import type { Plan } from "../../sdk/contract/plan.ts";
import type { BuilderDeps } from "../deps.ts";
import type { TaughtSkill } from "../harness.ts";
import { findSkill } from "./company-skills.ts";

/** What every app is made of, taught beside each skill so that none has to repeat it. */
const LIBRARY_SKILL = "app-library";
const CHANGE_SKILL = "change-an-app";

/** What the harness is taught for this Plan: the library first, then its skill, and how a change is made. What is composed needs none. */
export async function taughtSkills(
  deps: Pick<BuilderDeps, "store" | "skillsFolder">,
  requestId: string,
  { skill, composition }: Plan,
  isChange: boolean,
): Promise<TaughtSkill[]> {
  const names = composition === undefined ? [LIBRARY_SKILL, skill, ...(isChange ? [CHANGE_SKILL] : [])] : [skill];
  return Promise.all([...new Set(names)].map((name) => findSkill(deps, requestId, name)));
}
