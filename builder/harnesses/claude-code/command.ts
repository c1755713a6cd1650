import type { ProgramAhead } from "../../../runners/runner.ts";
import type { HarnessTask } from "../../harness.ts";
import { DOOR_URL, HOME, READS, TOKEN } from "../cli/home.ts";
import { programOptions } from "../cli/program.ts";
import { agentRules } from "../coding-prompt.ts";

const PLUGIN = ".toolroom/plugin";
/** Without `Skill` no skill of the plugin is ever named to the model. */
const CALLS = "Bash,Edit,Read,Write,Glob,Grep,Skill";

/**
 * Claude Code as a program that stays: stream-JSON both ways (https://code.claude.com/docs/en/headless). `--max-turns` is
 * in no help text and works; without `--verbose` it refuses stream-JSON; `--replay-user-messages` tells when it has what
 * was sent.
 */
export function claudeCommand(
  task: Pick<HarnessTask, "limits" | "resume">,
  { model, harnessSessionId }: { model: string; harnessSessionId: string },
): string[] {
  return [
    "claude",
    "-p",
    ...["--input-format", "stream-json"],
    ...["--output-format", "stream-json"],
    "--verbose",
    "--replay-user-messages",
    // The box is the boundary.
    "--dangerously-skip-permissions",
    ...["--tools", CALLS],
    ...["--model", model],
    ...["--max-turns", String(task.limits.turns)],
    // None but what it is given once it has its door.
    "--strict-mcp-config",
    ...["--setting-sources", ""],
    ...["--plugin-dir", `${HOME}/${PLUGIN}`],
    ...["--append-system-prompt", agentRules(null, true)],
    ...[task.resume === null ? "--session-id" : "--resume", harnessSessionId],
  ];
}

/** Nothing of it leaves the box but by the door. Unset, retries of a refused key take more than 40 s. */
export const CLAUDE_ENV = {
  ANTHROPIC_BASE_URL: DOOR_URL,
  ANTHROPIC_AUTH_TOKEN: TOKEN,
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
  DISABLE_AUTOUPDATER: "1",
  CLAUDE_CODE_MAX_RETRIES: "2",
  // Else calls over MCP are hidden behind a search.
  ENABLE_TOOL_SEARCH: "false",
  // A bare Toolroom may run as root, where it refuses to skip permissions without this.
  IS_SANDBOX: "1",
};

/** Below the home, before it starts: the plugin that its skills are laid into. */
export function claudePlugin(): Record<string, string> {
  const about = { name: "toolroom", version: "1.0.0", description: "How apps of Toolroom are written." };
  return { [`${PLUGIN}/.claude-plugin/plugin.json`]: `${JSON.stringify(about)}\n` };
}

/** Its skills may come later: it reads them as files, by the path that its assignment names. */
export const CLAUDE_SKILLS = `${PLUGIN}/skills`;

/**
 * It waits after `initialize` (the Agent SDK's own first request): then it has read its settings, and answers a prompt at
 * once. `{uuid}` is its harness session.
 */
export function claudeAhead(limits: HarnessTask["limits"], model: string): ProgramAhead {
  const request = { type: "control_request", request_id: "ahead", request: { subtype: "initialize" } };
  return {
    command: claudeCommand({ limits, resume: null }, { model, harnessSessionId: "{uuid}" }),
    options: programOptions(CLAUDE_ENV),
    files: claudePlugin(),
    say: `${JSON.stringify(request)}\n`,
    answer: '"control_response"',
  };
}

/**
 * Gives it the server of what it may read (`setMcpServers` of the Agent SDK), and is answered once that is there or has failed.
 * Not with its command: one that waits has no door yet, and would take its server for broken.
 */
export function claudeReads(requestId: string): object {
  const { name, command, args } = READS;
  const request = { subtype: "mcp_set_servers", servers: { [name]: { type: "stdio", command, args } } };
  return { type: "control_request", request_id: requestId, request };
}

/** Its conversations, by working folder. */
export const CLAUDE_MEMORY = [".claude/projects"];
