import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseJson } from "../../lib/json.ts";
import { type Envelope, envelopeSchema } from "../../sdk/contract/envelope.ts";
import { type ToolProgress, toolProgressSchema } from "../../sdk/contract/tool-call.ts";
import type { Endings, Person, Stage } from "./stage.ts";
import { until } from "./stage.ts";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

type Step = ToolProgress["progress"];

/** A run of `tool`, under way. */
export interface Running {
  /** The first step that fits; rejects where it ended before. */
  step(what: string, fits: (step: Step) => boolean): Promise<Step>;
  /** As Ctrl-C does it. */
  interrupt(): void;
  ended: Promise<{ exitCode: number | null; envelope: Envelope; printed: string }>;
}

/** Somebody's machine, with `tool` on it. */
export interface Terminal {
  /** Where files are; each app has a folder in it. */
  folder: string;
  /** Starts it in a folder of that; with `--stream`, so that its steps are read. */
  start(words: string[], where?: string, input?: string): Running;
  /** One command line to its end. */
  tool(words: string[], where?: string, input?: string): Promise<{ exitCode: number | null; envelope: Envelope }>;
  /** Signs it in, by the link that comes in the local Slack. */
  signIn(person: Person): Promise<void>;
}

/** `program` is the file of `tool` that Node runs there. */
export function openTerminal(t: Endings, stage: Stage, program = MAIN): Terminal {
  const folder = mkdtempSync(join(tmpdir(), "tool-terminal-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const env = { ...stage.environment, XDG_CONFIG_HOME: join(folder, ".config") };
  const terminal: Terminal = {
    folder,
    start: (words, where = ".", input) =>
      start(program, [...words, "--stream"], { folder: join(folder, where), env, input }),
    tool: (words, where, input) => terminal.start(words, where, input).ended,
    async signIn(person) {
      const run = terminal.start(["login", `http://127.0.0.1:${stage.port}`, "--as", `@${person.handle}`]);
      const { words = "" } = await run.step("a code", ({ state }) => state === "waits");
      const code = /[A-Z]\d-\d\d/.exec(words)?.[0] ?? "no code";
      const message = await until("the link", async () =>
        (await person.directMessages()).find(({ text }) => text.includes(code)),
      );
      const link = new URL(/http:\/\/localhost\S+/.exec(message.text)?.[0] ?? "");
      // Node and curl do not resolve localhost's own names alike: by number, with the name as the Host.
      await pressAt(stage.port, link);
      const { envelope } = await run.ended;
      if (!envelope.ok) throw new Error(JSON.stringify(envelope));
    },
  };
  return terminal;
}

function pressAt(port: number, link: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { host: link.host, origin: link.origin };
    const asked = request({ host: "127.0.0.1", port, path: link.pathname, method: "POST", headers }, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`The link's button answered ${answer.statusCode}.`));
    });
    asked.on("error", reject);
    asked.end();
  });
}

function start(
  program: string,
  words: string[],
  { folder, env, input }: { folder: string; env: NodeJS.ProcessEnv; input: string | undefined },
): Running {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(input ?? "");
  const steps: Step[] = [];
  const waiting: { fits: (step: Step) => boolean; resolve: (step: Step) => void }[] = [];
  let printed = "";
  let envelope: Envelope | null = null;
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    printed += `${line}\n`;
    const read = toolProgressSchema.safeParse(parseJson(line));
    if (!read.success) {
      envelope = envelopeSchema.strict().parse(parseJson(line));
      return;
    }
    const step = read.data.progress;
    steps.push(step);
    for (const one of waiting) if (one.fits(step)) one.resolve(step);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    printed += chunk.toString("utf8");
  });
  const ended = new Promise<Awaited<Running["ended"]>>((resolve, reject) => {
    child.on("close", (exitCode) => {
      if (envelope === null)
        reject(new Error(`tool ${words.join(" ")} ended with ${exitCode}, without an envelope:\n${printed}`));
      else resolve({ exitCode, envelope, printed });
    });
  });
  return {
    ended,
    interrupt: () => void child.kill("SIGINT"),
    step: (what, fits) => {
      const known = steps.find(fits);
      if (known !== undefined) return Promise.resolve(known);
      const came = new Promise<Step>((resolve) => waiting.push({ fits, resolve }));
      const never = ended.then(({ printed: all }) => {
        throw new Error(`It ended without ${what}:\n${all}`);
      });
      return Promise.race([came, never]);
    },
  };
}

/** Where Toolroom and this person speak in private, once something was handed in. */
export async function directChannel(person: Person): Promise<string> {
  const { channels = [] } = await person.slack.users.conversations({ types: "im" });
  for (const { id = "" } of channels)
    if ((await person.history(id)).some(({ text }) => text.includes("handed in"))) return id;
  throw new Error("Toolroom has written to nobody.");
}
