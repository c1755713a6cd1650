import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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
    else cpSync(await sharedLayer(), root, { recursive: true });
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

export async function run(command: string, args: string[], cwd: string) {
  // A test runner inside a test would report to the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { exitCode, stdout, stderr };
}
