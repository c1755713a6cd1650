import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { endAll, type Part, supervise } from "../../../cli/serve/supervisor.ts";
import { type Clock, systemClock } from "../../../lib/clock.ts";

/** A listener for a signal keeps no process alive. */
const STAYS = "setInterval(() => undefined, 1000);";
const READY = `process.send({ kind: "ready", lines: ["it is " + process.pid] });`;

test("a part that ended in time is not waited for", async (t) => {
  const slept: AbortSignal[] = [];
  const clock: Clock = {
    now: systemClock.now,
    sleep: (ms, signal) => {
      if (signal !== undefined) slept.push(signal);
      return systemClock.sleep(ms, signal);
    },
  };
  const part = supervise(partThat(`${READY} ${STAYS} process.on("SIGTERM", () => process.exit(0));`), {
    ...place(t),
    clock,
  });
  await part.ready;
  await part.stop();
  assert.deepEqual(
    slept.map(({ aborted }) => aborted),
    [true],
  );
});

test("a part that is killed starts again, alone", async (t) => {
  const printed: string[] = [];
  const options = { ...place(t), print: (line: string) => void printed.push(line), clock: systemClock };
  const part = supervise(partThat(`${READY} ${STAYS}`), options);
  const [line = ""] = await part.ready;
  process.kill(Number(line.replace("it is ", "")), "SIGKILL");
  while (printed.length === 0) await systemClock.sleep(5); // the kernel tells its parent, not us
  assert.deepEqual(printed, ["The toy ended with SIGKILL; it starts again."]);
  await part.stop();
});

test("of parts that a terminal's Ctrl-C reaches all at once, none is said to start again", async (t) => {
  const printed: string[] = [];
  const options = { ...place(t), print: (line: string) => void printed.push(line), clock: systemClock };
  const first = supervise(partThat(`${READY} ${STAYS}`), options);
  const [line = ""] = await first.ready;
  const firstPid = Number(line.replace("it is ", ""));
  // It ends only when the first one's end was noticed: until then the first can be looked up.
  const untilFirstEnded = `const look = setInterval(() => {
    try { process.kill(${firstPid}, 0); } catch { process.exit(0); }
  }, 5);`;
  const patient = `${READY} ${STAYS} process.on("SIGTERM", () => { ${untilFirstEnded} });`;
  const last = supervise(partThat(patient), options);
  await last.ready;
  process.kill(firstPid, "SIGINT");
  await endAll([first, last]);
  assert.deepEqual(printed, []);
});

test("a part that survived is adopted, with what it would say if it had started now, and ended with the others", async (t) => {
  const survivor = spawn(process.execPath, ["-e", STAYS], { stdio: "ignore" });
  const { pid } = survivor;
  assert.ok(pid);
  const found = async () => ({ pid, lines: ["Model: none"] });
  const looks: Promise<void>[] = [];
  const clock: Clock = {
    now: systemClock.now,
    sleep: (ms, signal) => {
      const look = systemClock.sleep(Math.min(ms, 5), signal);
      looks.push(look);
      return look;
    },
  };
  const part = supervise({ ...partThat(""), survivor: found }, { ...place(t), clock });
  assert.deepEqual(
    (await part.ready).map((line) => line.replace(/ +/g, " ")),
    [`Toy: still running from before (process ${pid})`, "Model: none"],
  );
  part.expectEnd();
  await Promise.all(looks);
  await part.stop(); // its turn may come long after
  assert.equal(survivor.signalCode ?? (await once(survivor, "exit"))[1], "SIGTERM");
});

const LAST_WORDS: { said: string; code: string; words: string }[] = [
  {
    said: "what it said",
    code: `console.error("There is no room here."); process.exit(1);`,
    words: "There is no room here.",
  },
  {
    said: "its error, not the place",
    code: `throw new TypeError("It is no list.");`,
    words: "TypeError: It is no list.",
  },
  { said: "how it ended", code: `process.exit(3);`, words: "The toy ended with code 3." },
  {
    said: "what it said, not what others log",
    code: `console.error("No."); console.error(JSON.stringify({ part: "gateway" })); process.exit(1);`,
    words: "No.",
  },
];
for (const { said, code, words } of LAST_WORDS)
  test(`a part that ends before it is ready is refused with ${said}`, async (t) => {
    const where = place(t);
    writeFileSync(where.logFile, "Error: of an earlier start\n");
    const part = supervise(partThat(code), { ...where, clock: systemClock });
    await assert.rejects(part.ready, { message: words, next: `The log is ${where.logFile}.` });
  });

test("a part whose log cannot be opened starts all the same", async (t) => {
  const part = supervise(partThat(`${READY} ${STAYS} process.on("SIGTERM", () => process.exit(0));`), {
    ...place(t),
    logFile: "/nonexistent/log",
    clock: systemClock,
  });
  await part.ready;
  await part.stop();
});

test("a part that outlives its supervisor goes on writing its log", async (t) => {
  const { logFile } = place(t);
  const url = JSON.stringify(new URL("../../../cli/serve/supervisor.ts", import.meta.url));
  const clockUrl = JSON.stringify(new URL("../../../lib/clock.ts", import.meta.url));
  const toy = `${READY} process.once("disconnect", () => {
    console.error("alone");
    setTimeout(() => console.error("still there"), 50);
  });`;
  const supervisor = spawn(
    process.execPath,
    [
      ...["--input-type=module", "-e"],
      `import { supervise } from ${url}; import { systemClock } from ${clockUrl};
       const part = ${JSON.stringify({ ...partThat(toy), environment: {} })};
       const { ready } = supervise(part, { logFile: ${JSON.stringify(logFile)}, clock: systemClock, print() {} });
       ready.then(() => process.kill(process.pid, "SIGKILL"));`,
    ],
    { stdio: "ignore" },
  );
  await once(supervisor, "exit");
  while (!readFileSync(logFile, "utf8").includes("still there")) await systemClock.sleep(5); // nobody tells us
});

function partThat(code: string): Part {
  return { name: "toy", command: [process.execPath, "-e", code], environment: process.env, readyBy: "message" };
}

function place(t: { after(end: () => void): void }) {
  const folder = mkdtempSync(join(tmpdir(), "supervised-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return { logFile: join(folder, "log"), print: () => undefined };
}
