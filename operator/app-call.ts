import { type IncomingHttpHeaders, request } from "node:http";
import { KnownError, messageOf } from "../lib/errors.ts";
import { connectHostileSocket } from "../lib/hostile-folder.ts";
import { parseJson } from "../lib/json.ts";
import { healthSchema } from "../sdk/contract/delivery.ts";

export interface AppCall {
  /** The Instance's `app/` folder on the host. */
  appFolder: string;
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
  /** Ends it before that. */
  over?: AbortSignal;
  /** A longer answer is cut off and counts as `too_large`. */
  maxBytes: number;
}

export type AppAnswer =
  | { kind: "answered"; status: number; headers: IncomingHttpHeaders; body: string }
  /** `problem` completes "The app …" in plain words. */
  | { kind: "no_answer"; reason: "not_listening" | "timed_out" | "too_large" | "broken"; problem: string };

/**
 * One HTTP request to an Instance over its `app.sock`, which is never trusted: no link is followed, the answer's size
 * and time are bounded. That the app does not answer is an answer, not an error.
 */
export async function callApp(call: AppCall): Promise<AppAnswer> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  const deadline = call.over === undefined ? timeout : AbortSignal.any([timeout, call.over]);
  try {
    const socket = await connectHostileSocket(call.appFolder, "app.sock");
    return await exchange(call, socket, deadline);
  } catch (error) {
    if (timeout.aborted) return noAnswer("timed_out", `did not answer within ${call.timeoutMs / 1000} s`);
    if (deadline.aborted) return noAnswer("timed_out", "did not answer");
    if (error instanceof KnownError && error.code === "nobody_listens")
      return noAnswer("not_listening", "does not listen");
    if (error instanceof KnownError) return noAnswer("broken", `was not called: ${error.message}`);
    return noAnswer("broken", `broke the connection (${messageOf(error)})`);
  }
}

export type Health = { kind: "healthy"; release: string } | { kind: "not_yet"; problem: string };

/** `GET /_toolroom/health`, for at most 2 s, or until `over`. */
export async function askHealth(appFolder: string, over: AbortSignal): Promise<Health> {
  const answer = await callApp({
    appFolder,
    method: "GET",
    path: "/_toolroom/health",
    timeoutMs: 2000,
    over,
    maxBytes: 10_000,
  });
  if (answer.kind === "no_answer") return { kind: "not_yet", problem: answer.problem };
  if (answer.status !== 200) return { kind: "not_yet", problem: `answers its health check with ${answer.status}` };
  const health = healthSchema.safeParse(parseJson(answer.body));
  if (!health.success) return { kind: "not_yet", problem: "answers its health check with something else" };
  return { kind: "healthy", release: health.data.release };
}

function exchange(
  call: AppCall,
  socket: Awaited<ReturnType<typeof connectHostileSocket>>,
  signal: AbortSignal,
): Promise<AppAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { host: "app", connection: "close", ...call.headers };
    const { method, path } = call;
    const asked = request({ createConnection: () => socket, method, path, headers, signal }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= call.maxBytes) return;
        socket.destroy();
        resolve(noAnswer("too_large", `answered with more than ${Math.round(call.maxBytes / 1000)} kB`));
      });
      response.on("error", reject);
      response.on("end", () => {
        socket.destroy();
        const body = Buffer.concat(chunks).toString("utf8");
        resolve({ kind: "answered", status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    asked.on("error", (error) => {
      socket.destroy();
      reject(error);
    });
    asked.end(call.body);
  });
}

function noAnswer(reason: Extract<AppAnswer, { kind: "no_answer" }>["reason"], problem: string): AppAnswer {
  return { kind: "no_answer", reason, problem };
}
