import assert from "node:assert/strict";
import { test } from "node:test";
import { unfollowedProblems } from "../../../builder/checks/unfollowed.ts";
import { candidate, lines } from "./candidate.ts";

const problems = (code: string, path = "app.ts") => lines(unfollowedProblems(candidate({ [path]: code })));
const only = (code: string, path?: string) => {
  const found = problems(code, path);
  assert.equal(found.length, 1, `${code} ${found}`);
  return found[0] ?? "";
};

test("the library is imported by the names of what is used, at the top of a file", () => {
  for (const code of [
    'import * as all from "@toolroom/app";',
    'export { http } from "@toolroom/app";',
    'const { http } = await import("@toolroom/app");',
    'const { http } = require("@toolroom/app");',
  ])
    assert.match(only(code), /^app\.ts line 1: .*@toolroom\/app .*: import what is used by its name, in each file/);
});

test("types of the library may be handed on, and imported as anybody likes", () => {
  assert.deepEqual(
    problems('import { app, type User } from "@toolroom/app";\nexport type { User } from "@toolroom/app";'),
    [],
  );
  assert.deepEqual(problems('import type { IncomingHttpHeaders } from "node:http";'), []);
});

test("a module of Node's that reaches for the network names what to call instead", () => {
  for (const name of ["net", "tls", "http", "https", "http2", "dgram", "dns/promises"])
    assert.match(only(`import { x } from "node:${name}";`), /no network of its own: import \{ http \}.*`egress`/);
  assert.match(only('const { get } = await import("node:https");'), /node:https is imported/);
});

test("what runs other code than the app's own files is refused", () => {
  for (const name of ["child_process", "cluster", "vm", "module", "inspector", "wasi"])
    assert.match(only(`import { x } from "node:${name}";`), /cannot be checked: write what the app does in its own/);
  assert.match(only('const run = new Function("return 1");'), /new Function is called/);
  assert.match(only('process.getBuiltinModule("node:net");'), /process\.getBuiltinModule is read/);
  assert.match(only('process["binding"]("fs");'), /process\.binding is read/);
});

test("the environment is empty, however it is read, and so it says where a secret is read", () => {
  for (const code of [
    "const key = process.env.API_KEY;",
    "const key = process?.env.API_KEY;",
    'const key = process["env"].API_KEY;',
    "const key = globalThis.process.env.API_KEY;",
    "const { env } = process;",
    'import { env } from "node:process";',
  ])
    assert.match(only(code), /holds nothing of the app's: read a secret by secret\("NAME"\)/);
});

test("plain work with Node is left alone", () => {
  const code = `import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
const { process } = options;
order.process.env; process.uptime(); const text = "process.env";
`;
  assert.deepEqual(problems(code), []);
});

test("code of the app is where it is read and where its types are checked: not among its tests, and no JavaScript", () => {
  assert.match(
    only('import "./test/more.ts";'),
    /imports test\/more\.ts, which is one of its tests: move what both use/,
  );
  assert.match(only('import { x } from "../test/more.ts";', "lib/orders.ts"), /imports test\/more\.ts/);
  assert.match(only('import { x } from "./rows.js";'), /imports rows\.js, whose types nobody checks: write it as Type/);
  assert.deepEqual(problems('import { app } from "../app.ts";', "test/app.test.ts"), []);
});
