import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

/** Which rooms of the house a room may import. `sdk/contract` is open to all. */
const MAY_IMPORT: Record<string, string[]> = {
  lib: [],
  store: ["lib"],
  runners: ["lib"],
  operator: ["lib", "store", "runners"],
  builder: ["lib", "store", "runners", "operator"],
  gateway: ["lib", "store", "operator", "builder"],
  bot: ["lib", "store", "operator", "builder"],
  cli: ["lib", "store", "runners", "operator", "builder", "gateway", "bot", "sdk"],
  sdk: [],
  "local-slack": [],
  skills: [],
};

/** Packages that stand behind one door of the house each. */
const ONLY_IN: { what: RegExp; where: (file: string) => boolean }[] = [
  { what: /^@slack\//, where: (file) => file.startsWith("bot/") || file.startsWith("local-slack/") },
  { what: /^dockerode$/, where: (file) => file === "runners/docker/engine.ts" },
  { what: /^@kubernetes\//, where: (file) => file === "runners/kubernetes.ts" },
  {
    what: /^@anthropic-ai\/sdk/,
    where: (file) => file === "builder/model.ts" || file === "builder/harnesses/built-in.ts",
  },
  { what: /^(drizzle-orm|better-sqlite3)/, where: (file) => file.startsWith("store/") },
];

/** Where a program begins that is not told what it needs by `readConfig`: one line each. */
const READS_ENVIRONMENT = [
  "cli/laptop/main.ts",
  "cli/main.ts",
  "local-slack/main.ts",
  "runners/bare/instance.mjs",
  "runners/box/probe-sockets.ts",
  "runners/image/programs/entry.mjs",
  "runners/image/programs/instance.mjs",
  "runners/image/programs/mcp.mjs",
  "sdk/src/index.ts",
];

const HOUSE = Object.keys(MAY_IMPORT);
const allCode = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.mjs", "*.js", "*.css"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const sources = allCode.filter(
  (file) => HOUSE.includes(file.split("/")[0] ?? "") && file.endsWith(".ts") && !file.endsWith(".d.ts"),
);

test("every import goes where the house allows it", () => {
  const wrong = importsOf(sources).filter(({ file, target }) => {
    if (target.startsWith("sdk/contract/")) return false;
    const from = roomOf(file);
    const to = roomOf(target);
    if (file.startsWith("builder/checks/")) return to !== "lib" && !target.startsWith("builder/checks/");
    return from !== to && !(MAY_IMPORT[from] ?? []).includes(to);
  });
  assert.deepEqual(wrong, []);
});

test("no files import each other in a circle, not even for types", () => {
  const targets = Map.groupBy(importsOf(sources), ({ file }) => file);
  const seen = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, path: string[]): void => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    if (seen.has(file)) return;
    seen.add(file);
    for (const { target } of targets.get(file) ?? []) follow(target, [...path, file]);
  };
  for (const file of sources) follow(file, []);
  assert.deepEqual(circles, []);
});

test("a package that stands behind one door is imported nowhere else", () => {
  const wrong = sources.flatMap((file) =>
    packagesOf(file)
      .filter((name) => ONLY_IN.some(({ what, where }) => what.test(name) && !where(file)))
      .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test("what drizzle does comes from store/drizzle.ts, which loads it in a fifth of the time; only its types come from itself", () => {
  const wrong = sources.filter((file) => /^(?:import|export) (?!type )[^;]*from "drizzle-orm/m.test(codeOf(file)));
  assert.deepEqual(wrong, []);
});

test("the clock is read in one place", () => {
  const inside = sources.filter((file) => !file.startsWith("sdk/") && !file.startsWith("local-slack/"));
  const clock = inside.filter((file) => file !== "lib/clock.ts" && /\bDate\.now\(\)|new Date\(\)/.test(codeOf(file)));
  assert.deepEqual(clock, []);
});

test("the environment is parsed in lib/config.ts, and read where a program begins, with the reason right above the line", () => {
  const read = allCode
    .filter((file) => HOUSE.includes(roomOf(file)) && file !== "lib/config.ts")
    .flatMap((file) => {
      const lines = readFileSync(file, "utf8").split("\n");
      return lines.flatMap((line, at) =>
        /^(?!\s*(\/\/|\*|\/\*)).*process\.env\b/.test(line) ? [{ file, above: lines[at - 1]?.trim() ?? "" }] : [],
      );
    });
  assert.deepEqual(
    read.map(({ file }) => file),
    READS_ENVIRONMENT,
  );
  assert.deepEqual(
    read.filter(({ above }) => !/^\/\/ \S/.test(above)),
    [],
  );
});

test("no file is over 400 lines, a test's neither, and the median is under 80", () => {
  const linesOf = (file: string) => readFileSync(file, "utf8").split("\n").length;
  assert.deepEqual(
    allCode.filter((file) => linesOf(file) > 400),
    [],
  );
  const sorted = sources.map(linesOf).sort((a, b) => a - b);
  assert.ok((sorted[Math.floor(sorted.length / 2)] ?? 0) < 80, `median ${sorted[Math.floor(sorted.length / 2)]}`);
});

test("no module is called by a word that says nothing", () => {
  const empty = /(^|-)(manager|service|helper|helpers|util|utils|handler|data|process)\.ts$/;
  assert.deepEqual(
    sources.filter((file) => empty.test(file.split("/").at(-1) ?? "")),
    [],
  );
});

function importsOf(files: string[]): { file: string; target: string }[] {
  return files.flatMap((file) =>
    specifiersOf(file)
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => ({ file, target: normalize(join(dirname(file), specifier)) })),
  );
}

function packagesOf(file: string): string[] {
  return specifiersOf(file).filter((specifier) => !specifier.startsWith("."));
}

function specifiersOf(file: string): string[] {
  return [...codeOf(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

function codeOf(file: string): string {
  // Comments say what code may not, and so does a program in a string that runs in a container.
  return readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|`[^`]*`/gm, "");
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}
