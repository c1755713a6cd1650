import { spawn } from "node:child_process";
import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { after, before } from "node:test";
import { buildBoxLayer } from "../../builder/box-layer.ts";
import { sharedLayer } from "./shared-layer.ts";

/**
 * For all tests of a file: the box's files in a folder of the host: apps laid into `app` find the library as they do in an
 * image. `isAnew`: built for this file, whoever built it before.
 */
export function builtLayer({ isAnew = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), "layer-"));
  before(async () => {
    if (isAnew) await buildBoxLayer(root);
    else linkTree(await sharedLayer(), root);
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  const app = join(root, "app-source");
  const layApp = (files: Record<string, string>) => {
    rmSync(app, { recursive: true, force: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), content);
    }
  };
  const layTemplate = () => {
    rmSync(app, { recursive: true, force: true });
    cpSync(join(root, "opt/toolroom/skills/web-app/template"), app, { recursive: true });
  };
  return {
    root,
    app,
    layApp,
    layTemplate,
    tool: (...args: string[]) => run(process.execPath, [join(root, "opt/toolroom/tool.mjs"), ...args], app),
    migrate: (...args: string[]) => run(process.execPath, [join(root, "opt/toolroom/migrate.mjs"), ...args], root),
  };
}

/** A hundred megabytes, which nobody writes into, are linked in no time. On another disk they are copied. */
function linkTree(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, relative(from, source));
    if (entry.isDirectory()) mkdirSync(target, { recursive: true });
    else if (entry.isFile()) linkOrCopy(source, target);
    else cpSync(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch {
    cpSync(source, target);
  }
}

export async function run(command: string, args: string[], cwd: string) {
  // A test runner inside a test would report to the outer one.
  const { NODE_TEST_CONTEXT: _, ...ours } = process.env;
  // The type check of a small app collects no garbage: a quarter of its time.
  const env = { ...ours, GOGC: "off" };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { exitCode, stdout, stderr };
}
