import { parseJson } from "../../../lib/json.ts";
import { hostSchema, secretNameSchema } from "../../../sdk/contract/bindings.ts";

/** What a program's text shows of what it needs; each with the file and line where it was seen first. */
export interface Shown {
  /** Names of its environment that sound like secrets. */
  secrets: Seen[];
  /** Other names of its environment. */
  settings: Seen[];
  hosts: Seen[];
  /** Five cron fields. */
  schedules: Seen[];
  /** Slash commands. */
  commands: Seen[];
  /** `GET /orders` */
  routes: Seen[];
  /** `express ^5` */
  packages: Seen[];
}

export interface Seen {
  what: string;
  /** `server.js line 3` */
  where: string;
}

const CODE = /\.(m|c)?[jt]sx?$|\.py$|\.rb$|\.go$|\.sh$/;
const ENVIRONMENT =
  /process\.env\.([A-Za-z_]\w*)|process\.env\[["'`](\w+)["'`]\]|os\.environ(?:\.get\()?\[?["'](\w+)["']|(?:os\.)?getenv\(["'](\w+)["']|ENV\[["'](\w+)["']\]/g;
const NO_SETTING = ["NODE_ENV", "PORT", "HOME", "PATH", "HOST", "PWD", "TZ", "LANG", "DEBUG", "CI"];
const SOUNDS_SECRET = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|DSN|DATABASE_URL|WEBHOOK/;
const ADDRESS = /["'`]https?:\/\/([a-z0-9.-]+)/gi;
const CRON =
  /["'`]((?:[\d*/,-]+\s+){2}(?:[\d*/,-]+|\?)\s+(?:[\d*/,-]+|[A-Z]{3})\s+(?:[\d*/,-]+|[A-Z]{3}(?:-[A-Z]{3})?))["'`]/gi;
const COMMAND = /\.command\(\s*["'`](\/[a-z][a-z0-9-]{1,30})["'`]/g;
const ROUTE = /\b(?:app|router|server|fastify)\.(get|post|put|patch|delete)\(\s*["'`](\/[^"'`\s]*)["'`]/g;

export function whatItShows(files: Readonly<Record<string, string>>): Shown {
  const code = Object.entries(files).filter(([path]) => CODE.test(path));
  const find = (pattern: RegExp, word: (match: RegExpMatchArray) => string | undefined) => seenIn(code, pattern, word);
  const names = find(ENVIRONMENT, (match) => match.slice(1).find((one) => one !== undefined)).filter(
    ({ what }) => !NO_SETTING.includes(what),
  );
  const isSecret = ({ what }: Seen) => SOUNDS_SECRET.test(what) && secretNameSchema.safeParse(what).success;
  return {
    secrets: names.filter(isSecret),
    settings: names.filter((one) => !isSecret(one)),
    hosts: find(ADDRESS, (match) => match[1]?.toLowerCase()).filter(({ what }) => isHost(what)),
    schedules: find(CRON, (match) => match[1]),
    commands: find(COMMAND, (match) => match[1]),
    routes: find(ROUTE, (match) => `${match[1]?.toUpperCase()} ${match[2]}`),
    packages: packagesIn(files["package.json"]),
  };
}

function seenIn(
  code: readonly [string, string][],
  pattern: RegExp,
  word: (match: RegExpMatchArray) => string | undefined,
): Seen[] {
  const seen = new Map<string, Seen>();
  for (const [path, text] of code) {
    text.split("\n").forEach((line, index) => {
      if (line.length > 2_000) return; // Written by a program, for a program.
      for (const match of line.matchAll(pattern)) {
        const what = word(match);
        if (what !== undefined && !seen.has(what)) seen.set(what, { what, where: `${path} line ${index + 1}` });
      }
    });
  }
  return [...seen.values()];
}

function isHost(host: string): boolean {
  return (
    hostSchema.safeParse(host).success && !/(^|\.)(localhost|example\.(com|org)|w3\.org|json-schema\.org)$/.test(host)
  );
}

function packagesIn(text: string | undefined): Seen[] {
  const read = parseJson(text ?? "") as { dependencies?: unknown } | undefined;
  if (typeof read?.dependencies !== "object" || read.dependencies === null) return [];
  return Object.entries(read.dependencies).map(([name, range]) => ({
    what: `${name} ${String(range)}`,
    where: "package.json",
  }));
}
