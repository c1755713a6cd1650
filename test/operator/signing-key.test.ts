import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openKeys } from "../../operator/signing-key.ts";
import { openToken, readPublicKey, signToken } from "../../sdk/contract/wire.ts";

function newHome(t: TestContext): string {
  const home = mkdtempSync(join(tmpdir(), "keys-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

test("the pair is made once, private to its user, and what it signs the app's key opens", (t) => {
  const home = newHome(t);
  const [first, second] = [openKeys(home), openKeys(home)];
  assert.equal(first.publicKeySpki, second.publicKeySpki);
  assert.deepEqual(first.probeKey, second.probeKey);
  assert.equal(statSync(join(home, "keys", "identity.pem")).mode & 0o777, 0o600);
  const user = { id: "U1", handle: "h", name: "n", timeZone: "UTC" };
  const token = { kind: "identity" as const, user, app: "a", release: "r", at: 1, expiresAt: 2 };
  assert.deepEqual(openToken(signToken(token, first.privateKey), readPublicKey(second.publicKeySpki)), token);
});

test("processes that start together end with one key", async (t) => {
  const home = newHome(t);
  const script = `import { openKeys } from ${JSON.stringify(new URL("../../operator/signing-key.ts", import.meta.url).href)};
    process.stdout.write(openKeys(${JSON.stringify(home)}).publicKeySpki);`;
  const run = () =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let out = "";
      child.stdout.on("data", (chunk: Buffer) => {
        out += chunk;
      });
      child.on("close", () => resolve(out));
      child.on("error", reject);
    });
  const keys = await Promise.all(Array.from({ length: 6 }, run));
  assert.equal(new Set(keys).size, 1);
  assert.notEqual(keys[0], "");
  assert.deepEqual(readdirSync(join(home, "keys")), ["identity.pem"]);
});
