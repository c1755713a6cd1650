import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { describeBoxLayer, LAYER_PACKAGES, LAYER_SOURCES } from "../../builder/box-layer.ts";
import { builtLayer } from "./built-layer.ts";

const layer = builtLayer({ isAnew: true });

test("everything that is bundled counts in the content hash", async () => {
  const entryPoints = ["sdk/src/index.ts", "sdk/src/test.ts", "cli/box/main.ts", "cli/box/migrate.ts"];
  const { metafile } = await build({
    entryPoints,
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    outdir: "unused",
  });
  const counted = [...LAYER_SOURCES, ...LAYER_PACKAGES.map((name) => `node_modules/${name}/`)];
  const uncounted = Object.keys(metafile.inputs).filter((file) => !counted.some((source) => file.startsWith(source)));
  assert.deepEqual(uncounted, []);
});

test("the description is the same as what the build returns, time after time", () => {
  assert.deepEqual(describeBoxLayer(), describeBoxLayer());
  assert.match(describeBoxLayer().contentHash, /^[0-9a-f]{64}$/);
});

test("the layer holds what the box needs, by its path from the root", () => {
  assert.deepEqual(readdirSync(layer.root).sort(), ["node_modules", "opt", "package.json", "usr"]);
  assert.deepEqual(readdirSync(join(layer.root, "usr/local/bin")).sort(), ["biome", "tool", "tsc"]);
  const library = readdirSync(join(layer.root, "node_modules/@toolroom/app")).filter(
    (name) => !name.startsWith("chunk") && !name.endsWith(".d.ts"),
  );
  assert.deepEqual(library.sort(), [
    "htmx.js",
    "index.js",
    "interface",
    "package.json",
    "parts.js",
    "test.js",
    "tsconfig.json",
  ]);
});

test("the types that apps are written by are all there: one that is not found would be any, without a word", () => {
  const library = join(layer.root, "node_modules/@toolroom/app");
  const files = readdirSync(library, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".d.ts"));
  assert.ok(files.length > 3);
  const missing = files.flatMap((name) => {
    const imported = readFileSync(join(library, name), "utf8").matchAll(/from "(\.[^"]+)\.ts"/g);
    return [...imported].flatMap(([, path = ""]) => {
      const file = join(library, dirname(name), `${path}.d.ts`);
      return existsSync(file) ? [] : [`${name} imports ${path}`];
    });
  });
  assert.deepEqual(missing, []);
});
