import { isAbsolute } from "node:path";
import { z } from "zod";

const ADDRESS = "is the https: address of a git repository, or an absolute path on this machine";
const KEY_WORDS =
  "names an environment variable that ends in _KEY or _TOKEN, such as HANDBOOK_TOKEN; the token itself never stands here";
const FOLDER = "is a folder of the repository, such as handbook/apps";
/** As `git check-ref-format --branch` has them, and no option of a program. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)))[\w][\w./+@#-]{0,199}(?<![./])$/;

/** The organisation's context: a git repository of markdown, as it stands in `toolroom.yaml`. */
export const contextSchema = z.strictObject({
  repository: z.string({ error: ADDRESS }).refine(isRepository, { error: ADDRESS }),
  branch: z.string().regex(BRANCH, { error: "is the name of a branch" }).default("main"),
  /** Only pages below it are read; left away: all. */
  folder: z
    .string({ error: FOLDER })
    .transform((folder) => folder.replace(/\/+$/, ""))
    .refine(isPlainFolder, { error: FOLDER })
    .optional(),
  /** Left away: it is read without a token. */
  keyFrom: z
    .string({ error: KEY_WORDS })
    .regex(/^(?!SLACK_|TOOLROOM_)[A-Z][A-Z0-9_]*_(KEY|TOKEN)$/, { error: KEY_WORDS })
    .optional(),
  everyMinutes: z
    .number({ error: "is a number of minutes" })
    .int({ error: "is a whole number of minutes" })
    .min(1, { error: "is at least one minute" })
    .max(10_080, { error: "is a week at most" })
    .default(15),
});

export type ConfiguredContext = z.infer<typeof contextSchema>;

/** No user, no password: these stand in an environment variable. */
function isRepository(value: string): boolean {
  if (value.length > 500 || /[\p{C}\s]/u.test(value)) return false;
  if (isAbsolute(value)) return !value.split("/").includes("..");
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") return false;
  return url.search === "" && url.hash === "" && url.pathname.length > 1;
}

function isPlainFolder(value: string): boolean {
  if (value === "" || value.length > 300 || /[\p{C}\\]/u.test(value)) return false;
  return value
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}
