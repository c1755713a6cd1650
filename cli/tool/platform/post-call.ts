import { request as askPlainly, type IncomingMessage } from "node:http";
import { request as askOverTls } from "node:https";
import { createInterface } from "node:readline";
import { KnownError } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import { type Envelope, envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { type ToolCall, type ToolProgress, toolProgressSchema } from "../../../sdk/contract/tool-call.ts";

/** How long nothing may come of a call whose steps are told: a Toolroom that works says so every 15 s. */
const QUIET_MS = 60_000;
/** The same where its answer comes whole, when all is done. */
const WHOLE_MS = 300_000;

export interface CallOrder {
  address: string;
  /** The command's name. */
  command: string;
  call: ToolCall;
  token: string | null;
  /** What is told of long work; absent: nobody reads it. */
  tell?: (step: ToolProgress["progress"]) => void;
  signal: AbortSignal;
  /** Other than the usual: how long nothing may come, ms. */
  quietMs?: number;
}

/**
 * `POST /tool/<command>`: the envelope that Toolroom answers with. Throws KnownError `unreachable` where nobody answers,
 * `no_answer` where the answer is cut off, does not come or is none of ours, `interrupted` by the signal.
 */
export async function postCall(order: CallOrder): Promise<Envelope> {
  const { address, command, call, token, tell, signal } = order;
  const quietMs = order.quietMs ?? (tell === undefined ? WHOLE_MS : QUIET_MS);
  const body = Buffer.from(JSON.stringify(call));
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    accept: tell === undefined ? "application/json" : "application/x-ndjson",
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const url = new URL(`/tool/${command.replaceAll(" ", "-")}`, address);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const ask = url.protocol === "https:" ? askOverTls : askPlainly;
    const asked = ask(url, { method: "POST", headers, agent: false, signal }, resolve);
    // Also after it began to answer: whoever waits for a machine that is gone would wait for ever.
    asked.setTimeout(quietMs, () => asked.destroy(noAnswer(address, undefined)));
    asked.on("error", (cause) => {
      if (signal.aborted) reject(interrupted());
      else reject(cause instanceof KnownError ? cause : unreachable(address, cause));
    });
    asked.end(body);
  });
  try {
    return await readAnswer(answer, address, tell);
  } catch (error) {
    if (signal.aborted) throw interrupted();
    throw error instanceof KnownError ? error : noAnswer(address, error);
  }
}

/** JSON lines, the envelope last; or the envelope alone. */
async function readAnswer(answer: IncomingMessage, address: string, tell: CallOrder["tell"]): Promise<Envelope> {
  let envelope: Envelope | null = null;
  for await (const line of createInterface({ input: answer })) {
    if (line.trim() === "") continue;
    const json = parseJson(line);
    const step = toolProgressSchema.safeParse(json);
    if (step.success) tell?.(step.data.progress);
    const read = envelopeSchema.safeParse(json);
    if (read.success) envelope = read.data;
  }
  if (envelope === null || !answer.complete) throw noAnswer(address, undefined);
  return envelope;
}

function unreachable(address: string, cause: unknown): KnownError {
  const fix = "Start it with `tool serve`, or sign in to another: tool login <address>";
  return new KnownError("unreachable", `No Toolroom answers at ${address}.`, fix, { cause });
}

function noAnswer(address: string, cause: unknown): KnownError {
  const fix = "Run the same command again: what was begun goes on, and nothing is done twice.";
  return new KnownError("no_answer", `The answer of ${address} was cut off, or is no Toolroom's.`, fix, { cause });
}

function interrupted(): KnownError {
  return new KnownError("interrupted", "It was interrupted.", "Run it again: what is done is not done twice.");
}
