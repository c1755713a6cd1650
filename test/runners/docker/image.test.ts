import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { extract } from "tar-stream";
import { KnownError } from "../../../lib/errors.ts";
import { ensureRuntimeImage, type ImageStore } from "../../../runners/docker/image.ts";

const user = { uid: 10001, gid: 10001 };

function makeLayer(t: TestContext): { layerFolder: string; buildFolder: string } {
  const folder = mkdtempSync(join(tmpdir(), "layer-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const layerFolder = join(folder, "layer");
  mkdirSync(join(layerFolder, "node_modules/@toolroom/app"), { recursive: true });
  mkdirSync(join(layerFolder, "opt/toolroom"), { recursive: true });
  writeFileSync(join(layerFolder, "node_modules/@toolroom/app/package.json"), '{"version":"1.2.3"}');
  writeFileSync(join(layerFolder, "opt/toolroom/tool.mjs"), "#!/usr/bin/env node\n");
  symlinkSync("tool.mjs", join(layerFolder, "opt/toolroom/link"));
  return { layerFolder, buildFolder: join(folder, "build") };
}

type BuiltFile = { mode: number | undefined; text: string; linkTo: string | null | undefined };

/** An engine's image store in memory: what was pulled and built, file by file. */
function memoryStore(
  registryAnswers: boolean,
): ImageStore & { built: Map<string, Map<string, BuiltFile>>; pulled: string[] } {
  const built = new Map<string, Map<string, BuiltFile>>();
  const pulled: string[] = [];
  return {
    built,
    pulled,
    find: async (tag) => (built.has(tag) ? `sha256:of-${tag}` : undefined),
    pull: async (reference) => {
      pulled.push(reference);
      if (!registryAnswers) throw new Error("no such host");
    },
    importRoot: async () => assert.fail("no root file system is made here"),
    build: async (context, tag) => {
      const files = new Map<string, BuiltFile>();
      const reader = extract();
      context.pipe(reader as unknown as NodeJS.WritableStream);
      for await (const entry of reader) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
        const content = Buffer.concat(chunks);
        const text = content.length > 10_000 ? `${content.length} bytes` : content.toString();
        files.set(entry.header.name, { mode: entry.header.mode, text, linkTo: entry.header.linkname });
      }
      built.set(tag, files);
    },
  };
}

test("where a registry answers, the base is the published image with our own Node", async (t) => {
  const store = memoryStore(true);
  const image = await ensureRuntimeImage(store, { ...makeLayer(t), user }, () => undefined);
  const [major] = process.version.slice(1).split(".");
  assert.deepEqual(store.pulled, [`node:${major}-slim`]);
  const [[baseTag, base], [boxTag, box]] = [...store.built] as [
    [string, Map<string, BuiltFile>],
    [string, Map<string, BuiltFile>],
  ];
  assert.match(baseTag, /^toolroom\/base:[0-9a-f]{12}$/);
  assert.match(boxTag, /^toolroom\/box:[0-9a-f]{12}$/);
  assert.deepEqual(image, { digest: `sha256:of-${boxTag}`, sdkVersion: "1.2.3" });
  assert.equal(base.get("Dockerfile")?.text, `FROM node:${major}-slim\nCOPY node /usr/local/bin/node\n`);
  assert.equal(base.get("node")?.mode, 0o755);
  assert.equal(box.get("Dockerfile")?.text, `FROM ${baseTag}\nCOPY root/ /\n`);
  assert.equal(box.get("root/opt/toolroom/tool.mjs")?.mode, 0o755);
  assert.equal(box.get("root/opt/toolroom/link")?.linkTo, "tool.mjs");
  assert.match(box.get("root/opt/toolroom/entry.mjs")?.text ?? "", /startForwarding/);
  assert.match(box.get("root/etc/passwd")?.text ?? "", /^agent:x:10001:10001:/m);
});

test("an image of the same content is built once; another content or user is another image", async (t) => {
  const store = memoryStore(true);
  const folders = makeLayer(t);
  const ensure = (uid = 10001) => ensureRuntimeImage(store, { ...folders, user: { uid, gid: uid } }, () => undefined);
  const first = await ensure();
  assert.deepEqual(await ensure(), first);
  assert.deepEqual([store.pulled.length, store.built.size], [1, 2]);
  assert.notDeepEqual(await ensure(1000), first);
  writeFileSync(join(folders.layerFolder, "opt/toolroom/tool.mjs"), "changed");
  assert.notDeepEqual(await ensure(), first);
  assert.deepEqual([store.pulled.length, store.built.size], [1, 4]);
});

test("a layer without the app library is refused before anything is built", async (t) => {
  const folders = makeLayer(t);
  rmSync(join(folders.layerFolder, "node_modules"), { recursive: true });
  const store = memoryStore(true);
  await assert.rejects(
    ensureRuntimeImage(store, { ...folders, user }, () => undefined),
    (error) => error instanceof KnownError && error.code === "image_layer_incomplete",
  );
  assert.equal(store.built.size, 0);
});
