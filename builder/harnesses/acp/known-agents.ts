import { READS } from "../cli/home.ts";
import type { AcpAgent } from "./agent.ts";

/**
 * Codex behind `codex-acp` (Apache-2.0). `OPENAI_BASE_URL` is ignored: the provider stands in its file. Its own sandbox
 * cannot start inside a hardened box, and without `unbounded_connection_retries = false` it never gives up on a door that
 * is gone; analytics and plugins cost five seconds each start. What it may read stands in its file, too: a server that comes
 * with the session, or is not `required`, is left out of the first turn where it is not there yet.
 */
const CODEX: AcpAgent = {
  name: "codex",
  licence: "Apache-2.0",
  api: "responses",
  command: ["codex-acp"],
  env: {
    CODEX_HOME: "/home/agent/.codex",
    CODEX_PATH: "/agents/codex/bin/codex",
    INITIAL_AGENT_MODE: "agent-full-access",
    TOOLROOM_TOKEN: "{token}",
  },
  files: {
    ".codex/config.toml": `model = "{model}"
model_provider = "door"
check_for_update_on_startup = false
approval_policy = "never"
sandbox_mode = "danger-full-access"
web_search = "disabled"

[analytics]
enabled = false

[otel]
exporter = "none"
metrics_exporter = "none"

[features]
plugins = false
remote_plugin = false
apps = false
goals = false
unbounded_connection_retries = false

[model_providers.door]
name = "door"
base_url = "{baseUrl}/v1"
env_key = "TOOLROOM_TOKEN"
wire_api = "responses"
request_max_retries = 1
stream_max_retries = 1
supports_websockets = false

[mcp_servers.${READS.name}]
command = "${READS.command}"
args = ${JSON.stringify(READS.args)}
required = true
`,
  },
  skillsFolder: ".codex/skills",
  mcp: "files",
  memory: [".codex/sessions"],
};

/** OpenCode speaks the protocol itself. Its small model is the same one, else it asks for a model of its own for titles. */
const OPENCODE: AcpAgent = {
  name: "opencode",
  licence: "MIT",
  api: "messages",
  command: ["opencode", "acp"],
  env: {
    OPENCODE_CONFIG: "/home/agent/.config/opencode/toolroom.json",
    OPENCODE_DISABLE_AUTOUPDATE: "1",
    OPENCODE_DISABLE_MODELS_FETCH: "1",
    OPENCODE_DISABLE_LSP_DOWNLOAD: "1",
    TOOLROOM_TOKEN: "{token}",
  },
  files: {
    ".config/opencode/toolroom.json": JSON.stringify({
      autoupdate: false,
      share: "disabled",
      model: "door/{model}",
      small_model: "door/{model}",
      enabled_providers: ["door"],
      provider: {
        door: {
          npm: "@ai-sdk/anthropic",
          name: "door",
          options: { baseURL: "{baseUrl}/v1", apiKey: "{env:TOOLROOM_TOKEN}" },
          models: { "{model}": { name: "{model}", tool_call: true, limit: { context: 200_000, output: 16_000 } } },
        },
      },
      permission: { edit: "allow", bash: "allow", webfetch: "deny", external_directory: "allow" },
    }),
  },
  skillsFolder: ".config/opencode/skills",
  mcp: "session",
  memory: [".local/share/opencode"],
};

/** Pi behind `pi-acp`; the two must fit: 0.74.2 with 0.0.24. No MCP. */
const PI: AcpAgent = {
  name: "pi",
  licence: "MIT",
  api: "messages",
  command: ["pi-acp"],
  env: { PI_ACP_PI_COMMAND: "/agents/pi/bin/pi", PI_OFFLINE: "1", PI_TELEMETRY: "0", TOOLROOM_TOKEN: "{token}" },
  files: {
    ".pi/agent/models.json": JSON.stringify({
      providers: {
        door: {
          baseUrl: "{baseUrl}",
          api: "anthropic-messages",
          apiKey: "TOOLROOM_TOKEN",
          models: [{ id: "{model}", contextWindow: 200_000, maxTokens: 16_000 }],
        },
      },
    }),
    ".pi/agent/settings.json": JSON.stringify({ defaultProvider: "door", defaultModel: "{model}" }),
  },
  skillsFolder: ".pi/agent/skills",
  mcp: "none",
  memory: [".pi"],
};

/** Those that are known to work. Others stand in the configuration in the same form. */
export const KNOWN_AGENTS: readonly AcpAgent[] = [CODEX, OPENCODE, PI];

export function knownAgent(name: string): AcpAgent {
  const agent = KNOWN_AGENTS.find((one) => one.name === name);
  if (agent === undefined) throw new Error(`There is no agent ${name} here.`);
  return agent;
}
