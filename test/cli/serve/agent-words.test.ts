import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { agentNamed } from "../../../cli/harness/agents.ts";
import { agentFolder } from "../../../cli/harness/installed.ts";
import { agentWords } from "../../../cli/serve/agent-words.ts";
import { agentSchema } from "../../../lib/config-agents.ts";

test("the start names the harness that writes the code, and says where its program is missing", (t) => {
  const home = mkdtempSync(join(tmpdir(), "agent-words-"));
  t.after(() => rmSync(home, { recursive: true }));
  const own = agentSchema.parse({
    name: "our-agent",
    licence: "MIT",
    api: "messages",
    command: ["our-agent", "--acp"],
  });
  const said = (harness: string) => agentWords({ home, harness, agents: [own] });
  assert.equal(said("built-in"), "Toolroom's own; tool harness install fetches others");
  assert.match(said("codex"), /^codex, which is not installed: run `tool harness install codex`$/);
  assert.equal(said("our-agent"), "our-agent, by our-agent in the boxes' image");
  const codex = agentNamed("codex");
  mkdirSync(agentFolder(home, codex), { recursive: true });
  assert.equal(said("codex"), `codex ${codex.version}`);
  assert.match(said("claude-code"), /^claude-code, which is not installed/);
  assert.equal(said("built-in"), `Toolroom's own; installed: codex ${codex.version}`);
});
