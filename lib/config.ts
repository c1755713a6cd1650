import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { type Clock, createMovedClock, systemClock } from "./clock.ts";
import type { ConfiguredAgent } from "./config-agents.ts";
import type { ConfiguredContext } from "./config-context.ts";
import { findConfigFile, readConfigFile } from "./config-file.ts";
import { type McpServer, mcpServersOf } from "./config-mcp.ts";
import { type PackagesSettings, packagesOf } from "./config-packages.ts";
import { platformOf } from "./config-platform.ts";
import { secretKeysOf } from "./config-secret-keys.ts";
import { type ConfiguredSource, passwordsOf } from "./config-sources.ts";
import { KnownError } from "./errors.ts";
import type { ModelPlatform } from "./model-platform.ts";
import type { SealingKeys } from "./sealed.ts";

/**
 * The only place that reads the environment, and the file of settings. Every field is documented in the README's settings
 * table.
 */
export interface Config {
  /** Absolute; everything Toolroom keeps is below it. */
  home: string;
  /** First 8 hex digits of sha256(home): names containers, sockets and locks of this Toolroom. */
  homeLabel: string;
  /** Short folder for sockets: `<run>/toolroom-<homeLabel>`. */
  runtimeFolder: string;
  port: number;
  workspacePort: number;
  /** File with a clock offset in ms, for tests; null: the real time. */
  clockFile: string | null;
  slack: { kind: "local" } | { kind: "real"; botToken: string; appToken: string };
  /** The file of settings that was read; null: there is none. */
  file: string | null;
  models: ModelPlatform;
  /** The name of the harness that writes what is not put together from known parts. */
  harness: string;
  /** Agents that the file of settings adds. */
  agents: ConfiguredAgent[];
  /** The organisation's pages, with the token that they are fetched by; null: there are none. */
  context: (ConfiguredContext & { token: string | null }) | null;
  /** Data that agents may look at. */
  sources: ConfiguredSource[];
  /** Of those that want one, by the source's name, where its variable is set: the gateway's alone. */
  sourcePasswords: Record<string, string>;
  /** MCP servers that agents may read from. */
  mcpServers: McpServer[];
  /** What of npm's packages apps may bring, and from where. */
  packages: PackagesSettings;
  /** What apps' secrets are sealed with; null: the keys in the home. */
  secretKeys: SealingKeys | null;
  /** Slack user group whose members approve releases; null: nobody is configured. */
  approverGroup: string | null;
  /** The company's own rules of policy: an absolute path; `isNamed`: the file of settings names it. It need not be there. */
  policyFile: { path: string; isNamed: boolean };
  platformChannel: string;
  /** Of what is said there, to people of several languages. */
  platformLanguage: "en" | "de";
  budgetUsdPerRequest: number;
  dockerSocket: string;
  /** Where boxes run; null: what this home began with, or the best there is. */
  runner: "docker" | "bubblewrap" | "bare" | null;
  /** So many sandboxes wait, opened ahead. */
  warmSandboxes: number;
}

/** A sandbox that waits takes some 50 MB, and what works beside it needs the rest. */
const ROOMY_BYTES = 8e9;

const port = z.coerce.number("is no number").int("is no whole number").min(1, "is no port").max(65_535, "is no port");
const token = (prefix: string) => z.string().startsWith(prefix, `begins with ${prefix}`).optional();

const environmentSchema = z.object({
  TOOLROOM_HOME: z.string().min(1).default("./.toolroom"),
  TOOLROOM_PORT: port.default(3000),
  TOOLROOM_WORKSPACE_PORT: port.default(3001),
  TOOLROOM_CLOCK: z.string().optional(),
  TOOLROOM_CONFIG: z.string().min(1).optional(),
  SLACK_BOT_TOKEN: token("xoxb-"),
  SLACK_APP_TOKEN: token("xapp-"),
  ANTHROPIC_API_KEY: z.string().min(1).optional(),
  ANTHROPIC_BASE_URL: z.url().default("https://api.anthropic.com"),
  TOOLROOM_MODEL_PLAN: z.string().optional(),
  TOOLROOM_MODEL_CODE: z.string().optional(),
  TOOLROOM_APPROVERS: z.string().optional(),
  TOOLROOM_PLATFORM_CHANNEL: z.string().startsWith("#", "begins with #").default("#platform"),
  TOOLROOM_PLATFORM_LANGUAGE: z.enum(["en", "de"]).default("en"),
  TOOLROOM_BUDGET_USD: z.coerce.number("is no number").positive("is no amount").optional(),
  TOOLROOM_RUNNER: z.enum(["docker", "bubblewrap", "bare"], "is no runner").optional(),
  TOOLROOM_WARM_SANDBOXES: z.coerce.number("is no number").int("is no whole number").min(0).max(20).optional(),
  TOOLROOM_SECRET_KEYS: z.string().optional(),
  DOCKER_HOST: z.string().startsWith("unix://", "is a Unix socket: unix:///path").optional(),
  XDG_RUNTIME_DIR: z.string().optional(),
});

/** Throws KnownError `bad_setting` that names the variable, or the file's line and field. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) throw badSetting(present, parsed.error.issues[0]);
  const settings = parsed.data;
  const home = resolve(settings.TOOLROOM_HOME);
  const homeLabel = createHash("sha256").update(home).digest("hex").slice(0, 8);
  const slack = slackSettings(settings.SLACK_BOT_TOKEN, settings.SLACK_APP_TOKEN);
  const file = findConfigFile(settings.TOOLROOM_CONFIG, home);
  const written = file === null ? {} : readConfigFile(file);
  const { models: given, harness = "built-in", agents = [], sources = [], mcp = [], packages } = written;
  const context =
    written.context === undefined
      ? null
      : { ...written.context, token: present[written.context.keyFrom ?? ""] ?? null };
  const models = platformOf(
    file === null || given === undefined ? null : { file, models: given },
    {
      key: settings.ANTHROPIC_API_KEY ?? null,
      baseUrl: settings.ANTHROPIC_BASE_URL,
      plan: settings.TOOLROOM_MODEL_PLAN,
      code: settings.TOOLROOM_MODEL_CODE,
      budgetUsd: settings.TOOLROOM_BUDGET_USD,
    },
    (variable) => present[variable] ?? null,
  );
  return {
    home,
    homeLabel,
    runtimeFolder: join(runtimeRoot(settings.XDG_RUNTIME_DIR), `toolroom-${homeLabel}`),
    port: settings.TOOLROOM_PORT,
    workspacePort: settings.TOOLROOM_WORKSPACE_PORT,
    clockFile: settings.TOOLROOM_CLOCK ?? null,
    slack,
    ...{ file, models, harness, agents, context, sources },
    sourcePasswords: passwordsOf(sources, (variable) => present[variable]),
    mcpServers: mcpServersOf(mcp, (variable) => present[variable] ?? null),
    packages: packagesOf(packages),
    secretKeys: secretKeysOf(settings.TOOLROOM_SECRET_KEYS),
    approverGroup: settings.TOOLROOM_APPROVERS ?? (slack.kind === "local" ? "platform-team" : null),
    policyFile: {
      path: written.policy === undefined ? join(home, "policy.yaml") : resolve(dirname(file ?? ""), written.policy),
      isNamed: written.policy !== undefined,
    },
    platformChannel: settings.TOOLROOM_PLATFORM_CHANNEL,
    platformLanguage: settings.TOOLROOM_PLATFORM_LANGUAGE,
    budgetUsdPerRequest: models.budgets.requestUsd,
    dockerSocket: settings.DOCKER_HOST?.slice("unix://".length) ?? "/var/run/docker.sock",
    runner: settings.TOOLROOM_RUNNER ?? null,
    warmSandboxes: settings.TOOLROOM_WARM_SANDBOXES ?? (totalmem() >= ROOMY_BYTES ? 1 : 0),
  };
}

/** Settings that look like ours and are not: a sentence for each. */
export function unknownSettings(environment: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(environmentSchema.shape);
  const unknown = Object.keys(environment).filter((name) => name.startsWith("TOOLROOM_") && !known.includes(name));
  return unknown.map((name) => `${name} is no setting of Toolroom and is not used. The README lists all there are.`);
}

const WANTED: Record<string, string> = {
  TOOLROOM_PORT: "Give a number from 1 to 65535.",
  TOOLROOM_WORKSPACE_PORT: "Give a number from 1 to 65535.",
  TOOLROOM_BUDGET_USD: "Give an amount in US dollars, such as 5.",
  TOOLROOM_PLATFORM_LANGUAGE: "Give en or de.",
  TOOLROOM_PLATFORM_CHANNEL: "Give a channel's name with #, such as #platform.",
  TOOLROOM_WARM_SANDBOXES: "Give a whole number from 0 to 20.",
  TOOLROOM_RUNNER: "Give docker, bubblewrap or bare, or leave it away.",
  ANTHROPIC_BASE_URL: "Give an address, such as https://api.anthropic.com.",
};

function badSetting(present: Record<string, unknown>, issue: z.core.$ZodIssue | undefined): KnownError {
  const name = String(issue?.path[0]);
  // A token's value is nobody's to print.
  const value = name in WANTED ? ` is ${JSON.stringify(present[name])}, which` : "";
  const wrong = issue?.code === "invalid_format" && name in WANTED ? "is none" : issue?.message;
  return new KnownError("bad_setting", `${name}${value} ${wrong}.`, WANTED[name] ?? "Correct it and start again.");
}

function slackSettings(botToken: string | undefined, appToken: string | undefined): Config["slack"] {
  if (botToken !== undefined && appToken !== undefined) return { kind: "real", botToken, appToken };
  if (botToken === undefined && appToken === undefined) return { kind: "local" };
  const missing = botToken === undefined ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN";
  throw new KnownError(
    "bad_setting",
    `${missing} is not set.`,
    "Set both Slack tokens, or neither for the local Slack.",
  );
}

function runtimeRoot(xdgRuntimeDir: string | undefined): string {
  if (xdgRuntimeDir !== undefined && existsSync(xdgRuntimeDir)) return xdgRuntimeDir;
  return process.getuid?.() === 0 && existsSync("/run") ? "/run" : "/tmp";
}

/** The clock of this Toolroom: real, or moved by a test. */
export function clockOf(config: Config): Clock {
  return config.clockFile === null ? systemClock : createMovedClock(config.clockFile);
}
