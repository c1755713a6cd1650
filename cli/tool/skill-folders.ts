import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Surroundings } from "./surroundings.ts";

/** Folders of the skills there are here, by their names, sorted: Toolroom's own, and the company's where no own one is called so. */
export function skillFolders({
  skillsFolder,
  companySkillsFolder,
}: Pick<Surroundings, "skillsFolder" | "companySkillsFolder">): Map<string, string> {
  const company = companySkillsFolder !== undefined && existsSync(companySkillsFolder) ? [companySkillsFolder] : [];
  const found = [...company, skillsFolder()].flatMap((folder) =>
    readdirSync(folder).map((name): [string, string] => [name, join(folder, name)]),
  );
  return new Map([...new Map(found)].sort(([one], [other]) => (one < other ? -1 : 1)));
}
