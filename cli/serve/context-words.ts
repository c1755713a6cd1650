import type { Config } from "../../lib/config.ts";
import { companySkillNames } from "../../store/company-skills.ts";
import { readContextState } from "../../store/context-pages.ts";
import type { Store } from "../../store/store.ts";

/** Where the organisation's pages are from, and which skills of its own came with them last; null: nothing is configured. */
export async function contextWords(context: Config["context"], store: Store): Promise<string | null> {
  if (context === null) return null;
  const { repository, branch, folder, keyFrom, token } = context;
  const missing = keyFrom !== undefined && token === null ? `; not set: ${keyFrom}` : "";
  const names = await companySkillNames(store);
  const skills = names.length === 0 ? "" : `; skills: ${names.join(", ")}`;
  const unused = ((await readContextState(store))?.leftOut ?? []).filter((one) => one.startsWith("skill "));
  const wrong = unused.map((one) => `; not used: ${one.slice(0, MOST_SAID)}`).join("");
  return `${repository}, branch ${branch}${folder === undefined ? "" : `, folder ${folder}`}${missing}${skills}${wrong}`;
}

const MOST_SAID = 300;
