import { chmod, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { TOOL_COMMANDS } from "../../builder/tool/run-tool-command.ts";
import type { ToolOutcome } from "../../builder/tool/tool-ask.ts";
import type { ToolDeps } from "../../builder/tool/tool-deps.ts";
import { closeServer, listen } from "../../gateway/listening.ts";
import { readBody } from "../../gateway/read-body.ts";
import { controlPlaneSocket, PERSON_HEADER } from "../../gateway/tool/control-plane.ts";
import type { Clock } from "../../lib/clock.ts";
import { asKnown, explain } from "../../lib/errors.ts";
import { newId } from "../../lib/ids.ts";
import { parseJson } from "../../lib/json.ts";
import { COMMANDS, type Command } from "../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../sdk/contract/envelope.ts";
import { type ToolCall, toolCallSchema } from "../../sdk/contract/tool-call.ts";

/** More than the gateway lets through. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A quarter of what `tool` waits for a sign of life; proxies are content with a minute, mostly. */
const KEEP_OPEN_MS = 15_000;
const LINES = "application/x-ndjson";

export interface ToolApi {
  close(): Promise<void>;
}

/**
 * Answers `tool` on `<runtimeFolder>/control-plane.sock`, for the gateway alone, which says who asks: the socket's mode is its
 * lock. Whatever becomes of a call, its answer is one envelope, the last of the lines where lines are wanted.
 */
export async function startToolApi(deps: ToolDeps, runtimeFolder: string): Promise<ToolApi> {
  const { clock, log } = deps.builder;
  const stopping = new AbortController();
  const server = createServer((request, response) => {
    answer(deps, request, response, stopping.signal).catch((error: unknown) => {
      log.error("tool call not answered", { error: explain(error) });
      response.destroy();
    });
  });
  server.requestTimeout = 0;
  const path = controlPlaneSocket(runtimeFolder);
  await rm(path, { force: true }); // an earlier control plane of this home, which we hold the lock of
  await listen(server, { path });
  await chmod(path, 0o600);
  return {
    close: async () => {
      stopping.abort();
      await closeServer(server, clock);
      await rm(path, { force: true });
    },
  };
}

async function answer(
  deps: ToolDeps,
  request: IncomingMessage,
  response: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const { log, clock } = deps.builder;
  const name = /^\/tool\/([a-z-]{1,40})$/.exec(request.url ?? "")?.[1]?.replaceAll("-", " ") ?? "";
  const personId = request.headers[PERSON_HEADER];
  const isFollowed = (request.headers.accept ?? "").includes(LINES);
  const over = new AbortController();
  response.on("close", () => over.abort());
  const lines: Lines = { response, isFollowed };
  const run = TOOL_COMMANDS[name];
  const command = COMMANDS.find((one) => one.name === name);
  if (run === undefined || command === undefined || typeof personId !== "string")
    return end(lines, name, {
      error: { code: "not_here", message: "This Toolroom does not do that.", fix: INSTEAD[name] ?? HELP },
    });
  const body = await readBody(request, MAX_BYTES);
  const call = toolCallSchema.safeParse(parseJson(body?.toString("utf8") ?? ""));
  if (!call.success) return end(lines, name, { error: NO_CALL });
  const unknown = unknownIn(command, call.data);
  if (unknown !== null) return end(lines, name, { error: unknown });
  const at = clock.now();
  const answered = new AbortController();
  if (isFollowed) void keepOpen(lines, clock, AbortSignal.any([answered.signal, over.signal]));
  try {
    const outcome = await run(deps, {
      ...{ personId, call: call.data, isFollowed },
      isGone: AbortSignal.any([over.signal, stopping]),
      tell: (progress) => {
        if (isFollowed) write(lines, { progress });
      },
    });
    // It is started again at once, and what was begun goes on.
    if (stopping.aborted && outcome.error?.code === "interrupted") return end(lines, name, { error: AWAY });
    log.info("tool call answered", { command: name, personId, error: outcome.error?.code, ms: clock.now() - at });
    end(lines, name, outcome);
  } catch (error) {
    end(lines, name, { error: errorOf(deps, name, error) });
  } finally {
    answered.abort();
  }
}

/** An empty line now and then, from the first moment: no proxy between takes the wait for the end, nor does `tool`. */
async function keepOpen(lines: Lines, clock: Clock, answered: AbortSignal): Promise<void> {
  while (!answered.aborted) {
    writeLine(lines, "");
    await clock.sleep(KEEP_OPEN_MS, answered).catch(() => undefined); // Rejects where it was answered.
  }
}

/** What nobody foresaw is told by a reference: its own words are for the log. */
function errorOf(
  { builder: { log, clock } }: ToolDeps,
  command: string,
  error: unknown,
): NonNullable<Envelope["error"]> {
  const known = asKnown(error);
  if (known !== null) return { code: known.code, message: known.message, fix: known.next };
  const reference = newId("err", clock.now());
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error("tool call broke", { command, reference, error: told });
  const fix = `Run it once more; if it happens again, show the platform team the reference ${reference}.`;
  return { code: "bug", message: "Something broke inside Toolroom while it did this.", fix };
}

interface Lines {
  response: ServerResponse;
  isFollowed: boolean;
}

function write(lines: Lines, value: unknown): void {
  writeLine(lines, JSON.stringify(value));
}

function writeLine({ response, isFollowed }: Lines, line: string): void {
  if (!response.headersSent) response.writeHead(200, { "content-type": isFollowed ? LINES : "application/json" });
  response.write(`${line}\n`);
}

function end(lines: Lines, command: string, outcome: ToolOutcome): void {
  const lists = { warnings: [], next: [], changed: [] };
  const envelope: Envelope = { ok: outcome.error === undefined, command, ...lists, ...outcome };
  write(lines, envelope);
  lines.response.end();
}

/** What is not in the tree of this version: `tool` itself refuses that, so the two are of different ones. */
function unknownIn(command: Command, { args, options }: ToolCall): NonNullable<Envelope["error"]> | null {
  const argument = Object.keys(args).find((name) => !command.args.some((one) => one.name === name));
  const option = Object.keys(options).find((name) => !command.options.some((one) => one.name === name));
  if (argument === undefined && option === undefined) return null;
  const message = `tool ${command.name} knows no ${argument ?? `--${option}`}.`.slice(0, 200);
  return { code: "usage", message, fix: OTHER_VERSION };
}

const OTHER_VERSION = "Use the tool of this Toolroom's version.";
const NO_CALL = { code: "usage", message: "That is no call of tool.", fix: OTHER_VERSION };
const HELP = "See what it does: tool --help";
/** What stands in the tree and is not done here: the way there is. */
const INSTEAD: Record<string, string> = {
  transfer: "Ask the platform team: an app stays with who asked for it.",
};
const AWAY = {
  code: "try_again",
  message: "Toolroom is starting anew just now; what was begun goes on.",
  fix: "Run the same command again in a moment.",
};
