import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { AGENT_NAMES, agentNamed } from "../../../cli/harness/agents.ts";
import { installAgent } from "../../../cli/harness/install.ts";
import { agentsFolder, installedAgents, removeOldAgents } from "../../../cli/harness/installed.ts";
import { KnownError } from "../../../lib/errors.ts";

const PLATFORM = `${process.platform}-${process.arch}`;

test("an agent is fetched by its lock alone, without running it, and its programs are found by their names", async (t) => {
  const stand = stage(
    t,
    `mkdir -p node_modules/@anthropic-ai/claude-code-${PLATFORM}
    umask 077; echo binary > node_modules/@anthropic-ai/claude-code-${PLATFORM}/claude`,
  );
  const said: string[] = [];
  const { hostFolder, name } = await stand.install("claude-code", said);
  assert.match(said.join(), /rights reserved/);
  assert.equal(
    readFileSync(stand.log, "utf8"),
    "ci --ignore-scripts --no-bin-links --no-audit --no-fund package-lock.json\n",
  );
  assert.equal(readFileSync(join(hostFolder, "bin/claude"), "utf8"), "binary\n");
  // Whoever runs in a box is another user.
  assert.equal(statSync(join(hostFolder, "bin/claude")).mode & 0o777, 0o755);
  assert.equal(statSync(join(hostFolder, "node_modules")).mode & 0o777, 0o755);
  assert.deepEqual(installedAgents(stand.home), [{ name, hostFolder, version: agentNamed(name).version }]);
  await stand.install("claude-code", said);
  assert.equal(readFileSync(stand.log, "utf8").split("\n").length, 2, "what is there is not fetched again");
});

test("what could not be fetched, or has no program for this machine, leaves nothing and is told", async (t) => {
  const offline = stage(t, "echo no such registry >&2; exit 7");
  await assert.rejects(offline.install("codex"), isKnown("agent_not_fetched", "no such registry"));
  const elsewhere = stage(t, "mkdir -p node_modules");
  await assert.rejects(elsewhere.install("opencode"), isKnown("agent_not_for_machine", "opencode"));
  await assert.rejects(elsewhere.install("nonesuch"), isKnown("unknown_agent", "nonesuch"));
  await assert.rejects(
    installAgent("pi", { home: elsewhere.home, env: {}, progress: () => undefined, npm: "/nowhere/npm" }),
    isKnown("agent_not_fetched", "npm did not start"),
  );
  for (const { home } of [offline, elsewhere]) {
    assert.deepEqual(readdirSync(agentsFolder(home)), []);
    assert.deepEqual(installedAgents(home), []);
  }
});

test("at a start what is pinned no longer goes, and what is pinned stays", async (t) => {
  const stand = stage(t, "mkdir -p node_modules/opencode-$P/bin; echo x > node_modules/opencode-$P/bin/opencode");
  const { hostFolder } = await stand.install("opencode");
  for (const old of ["opencode-0123456789ab", "partial-999999999-0a0a0a0a"])
    mkdirSync(join(agentsFolder(stand.home), old, "bin"), { recursive: true });
  await removeOldAgents(stand.home);
  assert.deepEqual(readdirSync(agentsFolder(stand.home)), [hostFolder.split("/").at(-1)]);
  await removeOldAgents(join(stand.home, "new"));
});

test("every agent is pinned by checksums of all that it brings", () => {
  for (const agent of AGENT_NAMES.map(agentNamed)) {
    const lock = JSON.parse(readFileSync(join(agent.pinsFolder, "package-lock.json"), "utf8"));
    const { "": own, ...packages } = lock.packages as Record<string, { version: string; integrity?: string }>;
    assert.ok(own !== undefined && Object.keys(packages).length > 0, agent.name);
    for (const [path, { integrity }] of Object.entries(packages))
      assert.match(integrity ?? "", /^sha512-/, `${agent.name}: ${path}`);
    const versions = Object.values(packages).map(({ version }) => version.replace(/-linux-.*/, ""));
    assert.ok(versions.includes(agent.version), agent.name);
    // Whose registry it was fetched from is nobody's to know.
    assert.doesNotMatch(JSON.stringify(lock), /"resolved"/);
  }
});

/** `script`: what npm does, in the folder it works in. */
function stage(t: TestContext, script: string) {
  const home = mkdtempSync(join(tmpdir(), "toolroom-agents-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const log = join(home, "npm.log");
  const npm = join(home, "npm");
  writeFileSync(npm, `#!/bin/sh\necho "$*" $(ls package-lock.json) >> ${log}\nP=${PLATFORM}\n${script}\n`);
  chmodSync(npm, 0o755);
  const install = (name: string, said: string[] = []) =>
    installAgent(name, { home, env: { PATH: "/usr/bin:/bin" }, npm, progress: (sentence) => said.push(sentence) });
  assert.equal(existsSync(agentsFolder(home)), false);
  return { home, log, install };
}

function isKnown(code: string, words: string): (error: unknown) => boolean {
  return (error) => error instanceof KnownError && error.code === code && error.message.includes(words);
}
