import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { buildAppLibrary, buildMigrateProgram } from "../../builder/box-layer.ts";
import { sha256 } from "../../lib/ids.ts";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Writes `tool` as one file that Node runs by itself, on any machine: all commands but those that need this repository, with the
 * skills and what apps are written with in it. It holds no native program.
 */
export async function buildToolFile(target: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tool-file-"));
  try {
    const brought = JSON.stringify(await bring(folder));
    const written = join(folder, "tool.mjs");
    await build({
      entryPoints: [join(ROOT, "cli/laptop/main.ts")],
      outfile: written,
      absWorkingDir: ROOT,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node24",
      alias: { "node:http2": join(ROOT, "sdk/src/without-http2.ts"), http2: join(ROOT, "sdk/src/without-http2.ts") },
      define: {
        BROUGHT_HASH: JSON.stringify(sha256(brought).slice(0, 16)),
        BROUGHT: JSON.stringify(brotliCompressSync(brought).toString("base64")),
      },
      banner: {
        js: '#!/usr/bin/env node\nimport { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
      },
      legalComments: "none",
      logLevel: "silent",
    });
    chmodSync(written, 0o755);
    const beside = `${resolve(target)}.${process.pid}.partial`;
    cpSync(written, beside);
    renameSync(beside, resolve(target));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Paths with their content as base64. */
async function bring(folder: string): Promise<Record<string, string>> {
  const laid = join(folder, "brought");
  const modules = join(laid, "node_modules");
  await buildAppLibrary(join(modules, "@toolroom/app"));
  await buildMigrateProgram(laid);
  for (const name of ["@types/node", "undici-types"])
    cpSync(join(ROOT, "node_modules", name), join(modules, name), { recursive: true, dereference: true });
  cpSync(join(ROOT, "skills"), join(laid, "skills"), { recursive: true });
  const files = readdirSync(laid, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(laid, join(entry.parentPath, entry.name))).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(laid, path)).toString("base64")]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [target = "tool.mjs"] = process.argv.slice(2);
  await buildToolFile(target);
  process.stdout.write(`${resolve(target)}\n`);
}
