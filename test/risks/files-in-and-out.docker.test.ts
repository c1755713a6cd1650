import assert from "node:assert/strict";
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { packTar } from "../../runners/archive.ts";
import type { Sandbox } from "../../runners/runner.ts";
import { makeDockerRunner, noEngine, type RunnerUnderTest, smallLimits } from "../runners/boxes.ts";

/** Risk 5. What an agent wrote comes out as bytes or not at all, and changes nothing on the host. */
describe("files in and out", { skip: await noEngine(), concurrency: 1 }, () => {
  let made: RunnerUnderTest;
  let imageDigest: string;
  let canary: string;
  let untouched: string;
  let sandboxNumber = 0;
  const limits = { maxFiles: 1_000, maxBytes: 10_000_000 };

  before(async () => {
    made = await makeDockerRunner();
    imageDigest = (await made.runner.prepare(() => undefined)).digest;
    canary = join(made.folder, "canary");
    mkdirSync(join(canary, "below"), { recursive: true });
    writeFileSync(join(canary, "note"), "untouched");
    writeFileSync(join(canary, "below/script"), "#!/bin/sh\n", { mode: 0o755 });
    symlinkSync("note", join(canary, "link"));
    untouched = describeFolder(canary);
  });
  afterEach(() => assert.equal(describeFolder(canary), untouched, "the host was changed"));
  after(() => made.close());

  const withSandbox = async (use: (sandbox: Sandbox) => Promise<void>, env: Record<string, string> = {}) => {
    sandboxNumber += 1;
    const room = { ...smallLimits, memoryMb: 768, scratchMb: 64, fileSizeMb: 20_000 };
    const spec = { name: `files-${sandboxNumber}`, labels: {}, limits: room, env, imageDigest };
    const sandbox = await made.runner.openSandbox(spec);
    try {
      await use(sandbox);
    } finally {
      await sandbox.close();
    }
  };
  const run = async (sandbox: Sandbox, script: string) => {
    const result = await sandbox.exec(["sh", "-ec", script], { timeoutMs: 60_000, maxOutputBytes: 4_000 });
    assert.equal(result.exitCode, 0, result.stderr);
    return result.stdout;
  };
  const isRefused = (error: unknown) => error instanceof KnownError && error.code === "hostile_archive";

  test("files stream into a read-only box and out again, byte for byte", async () => {
    await withSandbox(async (sandbox) => {
      const content = Buffer.alloc(9_000_000, "0123456789");
      const files = Array.from({ length: 300 }, (_, n) => ({
        path: `pages/${n}.txt`,
        content: Buffer.from(`page ${n}`),
      }));
      files.push({ path: "large.bin", content });
      await sandbox.putFiles(await packTar(files));
      assert.equal(await run(sandbox, "ls pages | wc -l; touch /x 2>/dev/null || echo read-only"), "300\nread-only\n");
      const taken = await sandbox.takeFiles(limits);
      assert.deepEqual(await packTar(taken), await packTar(files));
    });
  });

  test("every hostile folder is refused by name, and the box works on", async () => {
    const tricks: [script: string, named: string][] = [
      [`ln -s ${canary}/note note`, "note"],
      [`ln -s ${canary} folder; touch plain`, "folder"],
      ["ln -s / root", "root"],
      ["echo x > one; ln one two", "link"],
      ["mkfifo pipe", "pipe"],
      ["mkdir .git; printf '[core]\\n\\tfsmonitor = touch /tmp/ran\\n' > .git/config", ".git"],
      ["mkdir -p .git/hooks; echo 'touch /tmp/ran' > .git/hooks/post-checkout; chmod +x .git/hooks/*", ".git"],
      [`echo 'gitdir: ${canary}' > .git`, ".git"],
      ["mkdir -p deep/er/.GIT", ".GIT"],
      ["mkdir -p lib/node_modules/x; touch lib/node_modules/x/i.js", "node_modules"],
      ["touch readme README", "collides"],
      [`touch "$(printf 'bad\\377name')"`, "unreadable"],
      [`touch "$(printf 'two\\nlines')"`, "unreadable"],
      ["touch 'back\\slash'", "backslash"],
      ["p=.; for n in $(seq 1 60); do p=$p/d; done; mkdir -p $p", "deeper"],
      ["echo x > secret; chmod 0 secret", "secret"],
      ["truncate -s 10G sparse", "sparse"],
      ["for n in 1 2 3; do head -c 5M /dev/zero > $n; done", "beyond 10000000 bytes"],
      ["seq 1 10000 | xargs touch", "more than 1000 files"],
    ];
    await withSandbox(async (sandbox) => {
      for (const [script, named] of tricks) {
        await run(sandbox, script);
        const startedAt = performance.now();
        await assert.rejects(sandbox.takeFiles(limits), (error) => {
          assert.ok(isRefused(error), `${script}: ${error}`);
          assert.ok(String(error).includes(named), `${script}: ${error}`);
          return true;
        });
        assert.ok(performance.now() - startedAt < 5_000, `${script} took too long`);
        await run(sandbox, "cd /; chmod -R u+rwX /app-source; find /app-source -mindepth 1 -delete");
      }
      assert.equal(await run(sandbox, "ps -eo args | grep -c '[t]ar -c' || true"), "0\n");
      assert.deepEqual(await sandbox.takeFiles(limits), []);
    });
  });

  test("an archive whose names lead out is refused, as links and as files", async () => {
    // GNU tar takes options from TAR_OPTIONS, so this box hands out lies through the very stream that is read.
    const lies = ["s,^\\./,../../,", `s,^\\./,${canary}/,`, "s,^\\./,a/../../,", "s,^\\./,.git/,"];
    for (const lie of lies) {
      await withSandbox(
        async (sandbox) => {
          await run(sandbox, "echo changed > note");
          await assert.rejects(sandbox.takeFiles(limits), isRefused, lie);
        },
        { TAR_OPTIONS: `--absolute-names --transform=${lie}` },
      );
    }
  });

  test("devices cannot be made in a box", async () => {
    await withSandbox(async (sandbox) => {
      assert.equal(await run(sandbox, "mknod disk b 8 0 2>/dev/null || echo refused"), "refused\n");
    });
  });

  test("a hostile tar put into a box stays in the box", async () => {
    await withSandbox(async (sandbox) => {
      const tar = await packTar([{ path: `../../../..${canary}/note`, content: Buffer.from("changed") }]);
      await assert.rejects(
        sandbox.putFiles(tar),
        (error) => error instanceof KnownError && error.code === "sandbox_full",
      );
    });
  });

  test("attributes that name filters come out as bytes that nobody obeys", async () => {
    await withSandbox(async (sandbox) => {
      await run(
        sandbox,
        "echo '* filter=evil diff=evil merge=evil' > .gitattributes; echo '[submodule]' > .gitmodules; echo plain > a.txt",
      );
      const taken = await sandbox.takeFiles(limits);
      assert.deepEqual(
        taken.map((file) => [file.path, Buffer.from(file.content).toString()]),
        [
          [".gitattributes", "* filter=evil diff=evil merge=evil\n"],
          [".gitmodules", "[submodule]\n"],
          ["a.txt", "plain\n"],
        ],
      );
    });
  });
});

/** Everything about a folder that a change would change. */
function describeFolder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const found = lstatSync(join(folder, name));
      const content = found.isFile() ? readFileSync(join(folder, name), "utf8") : "";
      return JSON.stringify([name, found.mode, found.uid, found.gid, found.mtimeMs, found.ctimeMs, found.ino, content]);
    })
    .join("\n");
}
