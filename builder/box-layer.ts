import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { z } from "zod";
import { KnownError } from "../lib/errors.ts";
import { sha256 } from "../lib/ids.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NATIVE = `linux-${process.arch}`;
/** Everything of this repository that decides what the layer holds, beside the packages in LAYER_PACKAGES. */
export const LAYER_SOURCES = [
  "sdk",
  "cli/box",
  "cli/tool",
  "builder/checks",
  "builder/box-layer.ts",
  "builder/skills/box-skills.ts",
  "lib/clock.ts",
  "lib/errors.ts",
  "lib/ids.ts",
  "lib/json.ts",
  "lib/next-run.ts",
  "lib/secrets.ts",
  "skills",
];
export const LAYER_PACKAGES = [
  "hono",
  "@hono/node-server",
  "htmx.org",
  "zod",
  "yaml",
  "croner",
  "esbuild",
  "typescript",
  "@biomejs/biome",
  "@types/node",
];

/** The types that apps are written by: these files import each other alone. Where `src/` only passes on what the contract says, that is laid in its place. */
const PUBLIC_TYPES = [
  "index.d.ts",
  "test.d.ts",
  "api.d.ts",
  "api-agent.d.ts",
  "api-payloads.d.ts",
  "api-platform.d.ts",
  "api-source.d.ts",
  "platform-error.d.ts",
  "interface/chart-api.d.ts",
  "interface/form-api.d.ts",
  "interface/parts-api.d.ts",
  "interface/table-api.d.ts",
];

const OF_CONTRACT: Readonly<Record<string, string>> = { "api-payloads.d.ts": "contract/payloads.d.ts" };

export interface BoxLayer {
  /** Version of `@toolroom/app`. */
  sdkVersion: string;
  /** Changes when anything changes that goes into the layer. */
  contentHash: string;
}

/** What `buildBoxLayer` would make, without making it: fast enough to ask at every start. */
export function describeBoxLayer(): BoxLayer {
  const files = LAYER_SOURCES.flatMap((source) => filesBelow(join(ROOT, source)));
  const sources = files.map((file) => `${relative(ROOT, file)} ${sha256(readFileSync(file))}`);
  const packages = LAYER_PACKAGES.map((name) => `${name} ${packageVersion(join(packageFolder(name), "package.json"))}`);
  return {
    sdkVersion: packageVersion(join(ROOT, "sdk/package.json")),
    contentHash: sha256([NATIVE, ...sources.sort(), ...packages].join("\n")),
  };
}

/**
 * Lays into `targetFolder` what a stock runtime image holds beside the system and Node, by its path from the image's
 * root: `@toolroom/app` as JavaScript with its types (an app in any folder finds it by walking up), the compiler and
 * the linter as programs, `tool`, the migration program, and the skills.
 */
export async function buildBoxLayer(targetFolder: string): Promise<BoxLayer> {
  const at = (path: string) => join(targetFolder, path);
  await buildAppLibrary(at("node_modules/@toolroom/app"));
  // Nearest to an app that brings no package.json of its own: its files are modules.
  writeFileSync(at("package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
  copyPackage("@types/node", at("node_modules/@types/node"));
  copyPackage("undici-types", at("node_modules/undici-types"));
  layPrograms(targetFolder);
  // Apart: what the migration program shares with `tool` would be all of `tool`, read by Node at each of its many starts.
  await bundle(
    { tool: join(ROOT, "cli/box/main.ts"), unnoticed: join(ROOT, "cli/box/unnoticed.ts") },
    at("opt/toolroom"),
    ".mjs",
  );
  await buildMigrateProgram(at("opt/toolroom"));
  writeProgram(at("usr/local/bin/tool"), 'exec node /opt/toolroom/tool.mjs "$@"');
  cpSync(join(ROOT, "skills"), at("opt/toolroom/skills"), { recursive: true });
  return describeBoxLayer();
}

/** `migrate.mjs`, one file by itself. */
export async function buildMigrateProgram(folder: string): Promise<void> {
  await bundle({ migrate: join(ROOT, "cli/box/migrate.ts") }, folder, ".mjs");
}

/** `@toolroom/app` as JavaScript with its types, which an app in any folder finds through its node_modules. */
export async function buildAppLibrary(folder: string): Promise<void> {
  const source = join(ROOT, "sdk/src");
  // The parts of pages are a file of their own: sdk/src/interface/open-interface.ts reads it when the first is called.
  const parts = join(source, "interface/create-interface.ts");
  await bundle({ index: join(source, "index.ts"), test: join(source, "test.ts"), parts }, folder, ".js");
  await emitTypes(source, folder);
  cpSync(join(packageFolder("htmx.org"), "dist/htmx.min.js"), join(folder, "htmx.js"));
  cpSync(join(ROOT, "sdk/app.tsconfig.json"), join(folder, "tsconfig.json"));
  const manifest = {
    name: "@toolroom/app",
    version: packageVersion(join(ROOT, "sdk/package.json")),
    type: "module",
    exports: {
      ".": { types: "./index.d.ts", default: "./index.js" },
      "./test": { types: "./test.d.ts", default: "./test.js" },
      "./tsconfig.json": "./tsconfig.json",
    },
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function bundle(entryPoints: Record<string, string>, outdir: string, extension: string): Promise<void> {
  await build({
    entryPoints,
    outdir,
    outExtension: { ".js": extension },
    absWorkingDir: ROOT,
    bundle: true,
    // The app and its tests must meet in one copy of the library's state.
    splitting: true,
    chunkNames: "chunk-[hash]",
    format: "esm",
    platform: "node",
    target: "node24",
    alias: { "node:http2": join(ROOT, "sdk/src/without-http2.ts"), http2: join(ROOT, "sdk/src/without-http2.ts") },
    // A failure prints the source line it comes from, so lines stay lines. The packages that are CommonJS want a `require`.
    banner: {
      js: 'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);',
    },
    legalComments: "none",
    logLevel: "silent",
  });
}

/** The public files alone: what they import is in them, or in one another. */
async function emitTypes(source: string, folder: string): Promise<void> {
  const all = join(folder, "types");
  const entries = ["index.ts", "test.ts"].map((name) => join(source, name));
  const options = [
    "--ignoreConfig",
    "--declaration",
    "--emitDeclarationOnly",
    "--allowImportingTsExtensions",
    "--skipLibCheck",
  ];
  const language = ["--module", "nodenext", "--target", "esnext", "--lib", "esnext", "--types", "node"];
  const command = join(nativeFolder("@typescript/typescript"), "lib/tsc");
  const output = await run(command, [
    ...entries,
    ...options,
    ...language,
    "--rootDir",
    join(ROOT, "sdk"),
    "--outDir",
    all,
  ]);
  if (output !== "")
    throw new KnownError("box_layer", `The types of @toolroom/app do not build: ${output}`, "Run `npm run check`.");
  for (const name of PUBLIC_TYPES) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(all, OF_CONTRACT[name] ?? join("src", name)), join(folder, name));
  }
  rmSync(all, { recursive: true });
}

/**
 * Compiler and linter are native programs, which npm ships behind a small JavaScript that looks them up. The box gets
 * the programs alone: some 40 ms less at each call, and no package that nobody imports. The compiler finds its libraries beside itself.
 */
function layPrograms(targetFolder: string): void {
  const programs = { tsc: ["@typescript/typescript", "lib/tsc"], biome: ["@biomejs/cli", "biome"] } as const;
  for (const [word, [name, file]] of Object.entries(programs)) {
    const inside = `node_modules/${name}-${NATIVE}`;
    cpSync(nativeFolder(name), join(targetFolder, inside), { recursive: true });
    chmodSync(join(targetFolder, inside, file), 0o755);
    writeProgram(join(targetFolder, "usr/local/bin", word), `exec /${inside}/${file} "$@"`);
  }
}

function writeProgram(file: string, command: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${command}\n`);
  chmodSync(file, 0o755);
}

function copyPackage(name: string, folder: string): void {
  cpSync(packageFolder(name), folder, { recursive: true, dereference: true });
}

function nativeFolder(name: string): string {
  return packageFolder(`${name}-${NATIVE}`);
}

function packageFolder(name: string): string {
  const folder = join(ROOT, "node_modules", name);
  if (existsSync(folder)) return folder;
  throw new KnownError("box_layer", `The package ${name} is not installed.`, "Run `npm ci` again.");
}

function packageVersion(file: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => (name === "node_modules" ? [] : filesBelow(join(path, name))));
}

/** stdout and stderr of a command that succeeds without a word. */
async function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return stdout + stderr;
}
