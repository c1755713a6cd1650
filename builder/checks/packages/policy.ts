import { z } from "zod";
import { nearestWord } from "../nearest-word.ts";

/** What of npm's packages apps may bring, as the platform team configured it. */
export const packagesPolicySchema = z.object({
  /** Names, or `@scope/*` for all of a scope. */
  allow: z.array(z.string()),
  /** Address of the registry they come from, without a slash at the end. */
  registry: z.string(),
});

export type PackagesPolicy = z.infer<typeof packagesPolicySchema>;

/** Where nothing is configured, as in an engineer's own folder: none may be brought. */
export const NO_PACKAGES: PackagesPolicy = { allow: [], registry: "https://registry.npmjs.org" };

const SHOWN = 60;

/** Lower case only, as the registry has it since 2017: on no file system do two of them meet in one folder. */
export function isPackageName(name: string): boolean {
  return name.length <= 214 && /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name) && name !== "node_modules";
}

/** Whether an app may ask for a package of that name; what it depends on comes along. */
export function isAllowed(name: string, { allow }: Pick<PackagesPolicy, "allow">): boolean {
  return allow.some((one) => one === name || (one.endsWith("/*") && name.startsWith(one.slice(0, -1))));
}

/** What to do instead of bringing a package that nobody allowed. */
export function insteadOf(name: string, { allow }: Pick<PackagesPolicy, "allow">): string {
  const near = nearestWord(name, allow);
  if (near !== undefined) return `did you mean ${near}?`;
  if (allow.length === 0) return "write it with Node's own modules and @toolroom/app";
  const more = allow.length > SHOWN ? `, and ${allow.length - SHOWN} more` : "";
  return `write it with Node's own modules and @toolroom/app, or with one of ${allow.slice(0, SHOWN).join(", ")}${more}`;
}
