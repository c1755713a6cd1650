import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../lib/errors.ts";

/** A coding agent that is no part of Toolroom: whoever runs Toolroom installs it, by `tool harness install <name>`. */
export interface Agent {
  name: string;
  /** What its makers say of it, in a line for whoever installs it. */
  licence: string;
  /** Of what is installed, its version. */
  version: string;
  /** Folder with package.json and package-lock.json: what is installed, to the byte. */
  pinsFolder: string;
  /** Programs by their names, each with its path below `node_modules`: `{platform}` is as in `linux-x64`. */
  programs: Record<string, string>;
  /** sha256 of all that decides what is installed, in hex. */
  contentHash: string;
}

const KNOWN: Record<string, Pick<Agent, "licence" | "version" | "programs">> = {
  "claude-code": {
    licence: "© Anthropic, all rights reserved: by installing it you accept its terms",
    version: "2.1.329",
    programs: { claude: "@anthropic-ai/claude-code-{platform}/claude" },
  },
  codex: {
    licence: "Apache-2.0",
    version: "0.169.0",
    programs: { codex: "@openai/codex/bin/codex.js", "codex-acp": "@agentclientprotocol/codex-acp/dist/index.js" },
  },
  opencode: { licence: "MIT", version: "1.18.33", programs: { opencode: "opencode-{platform}/bin/opencode" } },
  pi: {
    licence: "MIT",
    version: "0.74.2",
    programs: { pi: "@earendil-works/pi-coding-agent/dist/cli.js", "pi-acp": "pi-acp/dist/index.js" },
  },
};

export const AGENT_NAMES = Object.keys(KNOWN);

/** Throws KnownError `unknown_agent`. */
export function agentNamed(name: string): Agent {
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  if (known === undefined) {
    const next = `Give one of ${AGENT_NAMES.join(", ")}.`;
    throw new KnownError("unknown_agent", `There is no coding agent ${JSON.stringify(name)}.`, next);
  }
  const pinsFolder = fileURLToPath(new URL(`./pins/${name}`, import.meta.url));
  const hash = createHash("sha256").update(readFileSync(`${pinsFolder}/package-lock.json`));
  hash.update(JSON.stringify([known.programs, process.platform, process.arch]));
  return { name, ...known, pinsFolder, contentHash: hash.digest("hex") };
}
