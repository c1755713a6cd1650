/**
 * Runs the tests: `node test/run.ts [--long] [files…]`. `--long` adds the `*.long.test.ts`. Docker tests skip by name
 * without an engine, bubblewrap tests without bubblewrap, those of Postgres without it, loudly; with `CI` set, a skipped one is a failure. The last line is taken from the runner's report.
 */
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { mayShare, writeBatches } from "./batches.ts";
import { whyNoBubblewrap } from "./bubblewrap-answers.ts";
import { COMPILED } from "./compiled.ts";
import { dockerAnswers } from "./docker-answers.ts";
import { whyNoPostgres } from "./postgres-server.ts";

const args = process.argv.slice(2);
const named = args.filter((argument) => !argument.startsWith("--"));
const long = args.includes("--long");
const batchFolder = mkdtempSync(join(tmpdir(), "toolroom-tests-"));
// A file that is named runs alone. Fixtures are apps with tests of their own: `tool check` runs those.
const files = named.length > 0 ? named : filesOf(globSync("test/**/*.test.ts", { exclude: ["test/fixtures/**"] }));
const counts = { passed: 0, failed: 0, skipped: 0 };
const skipped: string[] = [];

if (!(await dockerAnswers())) console.log("\n!! No container engine answers: the Docker tests are skipped.\n");
const why = await whyNoBubblewrap();
if (why !== undefined) console.log(`\n!! The bubblewrap tests are skipped: ${why}\n`);
if (whyNoPostgres !== undefined) console.log(`\n!! The Postgres tests are skipped: ${whyNoPostgres}\n`);

process.env.NODE_COMPILE_CACHE ??= COMPILED;
// The crash matrix kills at every moment of every step, each time in a Toolroom of its own.
const timeoutMs = (long ? 120 : 15) * 60_000;
// Two more than the machine has cores: of a file's time two fifths are work, the rest waits for a box, a clock or the disk.
const concurrency = Math.min(6, availableParallelism() + 2);
const events = run({ files: inTurn(files), concurrency, timeout: timeoutMs });
events.on("test:pass", (event) => {
  // A suite that is skipped is told as one: what it would have held is not told.
  if (event.skip !== undefined) skipped.push(event.name);
  else if (event.details.type !== "suite" && !isFile(event)) counts.passed += 1;
});
events.on("test:fail", (event) => {
  if (event.details.type !== "suite") counts.failed += 1;
});
events.compose(spec).pipe(process.stdout);

events.on("end", () => {
  rmSync(batchFolder, { recursive: true });
  counts.skipped = skipped.length;
  setImmediate(() => {
    for (const name of skipped) console.log(`skipped: ${name}`);
    const forbidden = process.env.CI !== undefined && skipped.length > 0;
    console.log(
      `${counts.passed} passed, ${counts.failed + (forbidden ? skipped.length : 0)} failed, ${counts.skipped} skipped`,
    );
    process.exitCode = counts.failed > 0 || forbidden ? 1 : 0;
  });
});

/** Those that there are to run, and what runs several of them. */
function filesOf(all: string[]): string[] {
  const asked = all.filter((file) => long || !file.includes(".long."));
  return [...asked.filter((file) => !mayShare(file)), ...writeBatches(batchFolder, asked.filter(mayShare).sort())];
}

/** Those that mostly wait are spread among those that mostly compute, and the last of all are short. */
function inTurn(all: string[]): string[] {
  const waits = (file: string) => /^test[/]e2e[/]|[.](docker|bwrap|long)[.]/.test(file);
  const spread = (some: string[], end: number) => some.map((file, at) => ({ file, turn: (end * at) / some.length }));
  // From the end of the alphabet: there are what all runners keep, and those that start apps and draw pages, which take longest.
  const sorted = all.sort().reverse();
  const waiting = spread(sorted.filter(waits), 0.8);
  const computing = spread(
    sorted.filter((file) => !waits(file)),
    1,
  );
  return [...waiting, ...computing].sort((one, other) => one.turn - other.turn).map(({ file }) => file);
}

/** A file that holds tests is reported as a test of its own. */
function isFile(event: { name: string; nesting: number }): boolean {
  return event.nesting === 0 && files.some((file) => event.name.endsWith(file));
}
