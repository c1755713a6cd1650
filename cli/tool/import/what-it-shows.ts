import { parseJson } from "../../../lib/json.ts";
import { hostSchema, secretNameSchema } from "../../../sdk/contract/bindings.ts";
import { routesIn } from "./routes-in.ts";
import { find, type Seen } from "./seen.ts";

/** What a program's text shows of what it needs; each with the file and line where it was seen first. */
export interface Shown {
  /** Names of its environment that sound like secrets. */
  secrets: Seen[];
  /** Other names of its environment. */
  settings: Seen[];
  hosts: Seen[];
  /** Cron fields, five, or six that begin with seconds. */
  schedules: Seen[];
  /** Slash commands. */
  commands: Seen[];
  /** What Bolt listens for else: `event app_mention`, `action approve`. */
  listeners: Seen[];
  /** `GET /orders` */
  routes: Seen[];
  /** `express ^5`, `flask ==3.0` */
  packages: Seen[];
}

const CODE = /\.(m|c)?[jt]sx?$|\.py$|\.rb$|\.go$|\.sh$/;
const ENVIRONMENT =
  /process\.env\??\.([A-Za-z_]\w*)|process\.env\[["'`](\w+)["'`]\]|os\.environ(?:\.get\()?\[?["'](\w+)["']|(?:os\.)?getenv\(["'](\w+)["']|ENV(?:\.fetch\(|\[)["'](\w+)["']/g;
/** How an imported program takes its settings, as text: `const { STRIPE_KEY, REGION: region = "eu" } = process.env`. Nothing of ours reads it here. */
const TAKEN_APART = /\{([^{}]*)\}\s*=\s*process\.env\b/g;
const NO_SETTING = ["NODE_ENV", "PORT", "HOME", "PATH", "HOST", "PWD", "TZ", "LANG", "DEBUG", "CI"];
const SOUNDS_SECRET = /KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|DSN|DATABASE_URL|WEBHOOK/;
const ADDRESS = /["'`]https?:\/\/([a-z0-9.-]+)/gi;
const CRON =
  /["'`]((?:[\d*/,-]+[ \t]+)?(?:[\d*/,-]+[ \t]+){2}(?:[\d*/,-]+|\?)[ \t]+(?:[\d*/,-]+|[A-Z]{3})[ \t]+(?:[\d*/,-]+|[A-Z]{3}(?:-[A-Z]{3})?))["'`]/gi;
const COMMAND = /\.command\(\s*["'`](\/[a-z][a-z0-9_-]{1,30})["'`]/gi;
const BOLT = /@slack\/bolt|slack[_-]bolt/;
const LISTENER = /\.(event|message|shortcut|action|view|options)\(\s*(?:["'`]([^"'`\n]{1,80})["'`])?/g;

export function whatItShows(files: Readonly<Record<string, string>>): Shown {
  const code = Object.entries(files).filter(([path]) => CODE.test(path));
  const named = find(code, ENVIRONMENT, (match) => match.slice(1).filter((one) => one !== undefined));
  const takenApart = find(code, TAKEN_APART, (match) => namesTaken(match[1] ?? ""));
  const names = [...named, ...takenApart.filter(({ what }) => !named.some((one) => one.what === what))].filter(
    ({ what }) => !NO_SETTING.includes(what),
  );
  const isSecret = ({ what }: Seen) => SOUNDS_SECRET.test(what) && secretNameSchema.safeParse(what).success;
  const hasBolt = Object.values(files).some((text) => BOLT.test(text));
  return {
    secrets: names.filter(isSecret),
    settings: names.filter((one) => !isSecret(one)),
    hosts: find(code, ADDRESS, (match) => [match[1]?.toLowerCase() ?? ""]).filter(({ what }) => isHost(what)),
    schedules: find(code, CRON, (match) => [match[1] ?? ""]),
    commands: find(code, COMMAND, (match) => [match[1] ?? ""]),
    listeners: hasBolt
      ? find(code, LISTENER, ([, kind = "", what]) => [what === undefined ? kind : `${kind} ${what}`])
      : [],
    routes: routesIn(code),
    packages: [...packagesIn(files["package.json"]), ...requirementsIn(files["requirements.txt"])],
  };
}

/** Of what stands between the braces, the names of the environment. */
function namesTaken(inBraces: string): string[] {
  return inBraces
    .replaceAll(/\/\/.*/g, "")
    .split(",")
    .flatMap((part) => /^\s*([A-Za-z_]\w*)\s*(?:[:=].*)?$/s.exec(part)?.[1] ?? []);
}

function isHost(host: string): boolean {
  return (
    hostSchema.safeParse(host).success && !/(^|\.)(localhost|example\.(com|org)|w3\.org|json-schema\.org)$/.test(host)
  );
}

function packagesIn(text: string | undefined): Seen[] {
  const read = parseJson(text ?? "") as { dependencies?: unknown } | null | undefined;
  if (typeof read?.dependencies !== "object" || read.dependencies === null) return [];
  return Object.entries(read.dependencies).map(([name, range]) => ({
    what: `${name} ${String(range)}`,
    where: "package.json",
  }));
}

/** As pip reads it: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
function requirementsIn(text = ""): Seen[] {
  return text.split("\n").flatMap((line, index) => {
    const read = /^\s*([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*([=<>!~][^;#]*)?/.exec(line);
    if (read?.[1] === undefined) return [];
    return [{ what: [read[1], read[2]?.trim() ?? ""].join(" ").trim(), where: `requirements.txt line ${index + 1}` }];
  });
}
