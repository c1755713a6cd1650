import assert from "node:assert/strict";
import { test } from "node:test";
import { createContextGit } from "../../../builder/context/fetch-repository.ts";
import type { Ended, ProgramRun } from "../../../runners/host/starter/messages.ts";
import type { Starter } from "../../../runners/host/starter/starter.ts";

const COMMIT = "a".repeat(40);
const REPOSITORY = { repository: "https://git.example.com/a.git", branch: "main", token: "secret-token-1" };

function playing(ended: Partial<Ended>): { starter: Starter; runs: ProgramRun[] } {
  const runs: ProgramRun[] = [];
  const none = new Uint8Array();
  const run = async (program: ProgramRun) => {
    runs.push(program);
    return { exitCode: 0, stdout: none, stderr: none, isTooMuch: false, ...ended };
  };
  return { runs, starter: { run } as unknown as Starter };
}

test("a token goes in the environment, for its one address, over https alone and to nowhere else that is named", async () => {
  const { starter, runs } = playing({ stdout: Buffer.from(`${COMMIT}\trefs/heads/main\n`) });
  const git = createContextGit(starter, []);
  assert.equal(await git.head(REPOSITORY, new AbortController().signal), COMMIT);
  const [{ command, env } = assert.fail()] = runs;
  assert.ok(!command.join(" ").includes("secret-token"));
  const basic = Buffer.from("x-access-token:secret-token-1").toString("base64");
  assert.equal(env.GIT_CONFIG_KEY_0, "http.https://git.example.com/a.git.extraHeader");
  assert.equal(env.GIT_CONFIG_VALUE_0, `Authorization: Basic ${basic}`);
  assert.equal(env.GIT_ALLOW_PROTOCOL, "https");
  for (const setting of ["protocol.allow=never", "http.followRedirects=false", "credential.helper="])
    assert.ok(command.includes(setting), setting);
  const local = { ...REPOSITORY, repository: "/tmp" };
  await git.head(local, new AbortController().signal);
  assert.deepEqual([runs[1]?.env.GIT_CONFIG_KEY_0, runs[1]?.env.GIT_ALLOW_PROTOCOL], [undefined, "file"]);
});

test("what a server says of a failure is told without what looks like a credential", async () => {
  const stderr = Buffer.from("fatal: unable to access 'https://me:hunter22@git.example.com/a.git/':\n401");
  const git = createContextGit(playing({ exitCode: 128, stderr }).starter, []);
  await assert.rejects(git.head(REPOSITORY, new AbortController().signal), {
    code: "context_gone",
    message: /could not be read: fatal: unable to access 'https:\/\/me:\[secret\]@git\.example\.com\/a\.git\/': 401\.$/,
  });
});

test("an answer that is no commit of the branch is none", async () => {
  for (const said of [
    "",
    "x",
    `${COMMIT}\trefs/heads/main2\n`,
    `${COMMIT.slice(1)}\trefs/heads/main\n`,
    "ref: refs/heads/main\tHEAD\n",
  ]) {
    const git = createContextGit(playing({ stdout: Buffer.from(said) }).starter, []);
    await assert.rejects(git.head(REPOSITORY, new AbortController().signal), { message: /it has no branch main\.$/ });
  }
});
