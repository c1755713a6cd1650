import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { MODEL_PROBLEMS } from "../../builder/model-problems.ts";
import type { DoorTold } from "../../store/door-told.ts";

export interface DoorStub {
  /** As a DoorSession's folder: holds `door/door.sock`. */
  doorFolder: string;
  /** Where it listens, as a provider. */
  url: string;
  /** Requests that came, as method and path. */
  seen: string[];
  /** The last call's body as it came: also what a scripted model does not read. */
  lastBody(): string;
  /** What it knows of the calls so far, as the gateway's rows do. */
  told(): DoorTold;
  close(): Promise<void>;
}

/** What the door answers by itself, as the gateway's model door does; undefined passes the request on. */
export type OwnAnswer =
  | { status: number; type: string; message: string }
  /** There is no answer, or only the first half of the upstream's. */
  | "break"
  | "cut"
  | undefined;

const UNREACHABLE = { status: 502, type: "api_error", message: "The provider cannot be reached." };
const MODEL_CALL = /^\/v1\/(messages|responses|chat\/completions)(\?|$)/;

/** A model door on a real Unix socket: passes requests on to `upstream`, or answers them itself. */
export async function openDoorStub(options: {
  upstream?: string;
  own?: () => OwnAnswer;
  /** On loopback instead, as a provider is. */
  isProvider?: boolean;
}): Promise<DoorStub> {
  const doorFolder = await mkdtemp("/tmp/door-");
  await mkdir(join(doorFolder, "door"));
  const seen: string[] = [];
  let calls = 0;
  let underWay = 0;
  let lastStatus = 200;
  let lastBody = "";
  const server = createServer((inbound, answer) => {
    seen.push(`${inbound.method} ${inbound.url}`);
    const isCall = inbound.method === "POST" && MODEL_CALL.test(inbound.url ?? "");
    if (!isCall) {
      // As the gateway: somebody is there, and counts no tokens.
      answer.writeHead(inbound.method === "HEAD" ? 200 : 404);
      return void answer.end();
    }
    calls += 1;
    underWay += 1;
    lastBody = "";
    inbound.on("data", (chunk: Buffer) => {
      lastBody += chunk.toString("utf8");
    });
    answer.on("close", () => {
      underWay -= 1;
      lastStatus = answer.headersSent ? answer.statusCode : 0;
    });
    const own = options.own?.();
    if (own === "break") return void inbound.socket.destroy();
    const isPassedOn = (own === undefined || own === "cut") && options.upstream !== undefined;
    if (!isPassedOn) {
      const { status, ...error } = own === undefined || own === "cut" ? UNREACHABLE : own;
      answer.writeHead(status, { "content-type": "application/json", "x-should-retry": "false" });
      return void answer.end(JSON.stringify({ type: "error", error }));
    }
    const { host: _, connection: __, ...headers } = inbound.headers;
    const outbound = ask(new URL(inbound.url ?? "/", options.upstream), { method: inbound.method ?? "GET", headers });
    outbound.on("response", (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      if (own === "cut") return void sendHalf(reply, answer);
      if (!inbound.url?.startsWith("/v1/responses")) return void reply.pipe(answer);
      text(reply).then(
        (whole) => answer.end(inNamespaces(whole)),
        () => answer.destroy(),
      );
    });
    outbound.on("error", () => answer.destroy());
    answer.on("close", () => outbound.destroy());
    inbound.pipe(outbound);
  });
  const socket = join(doorFolder, "door", "door.sock");
  if (options.isProvider === true) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  else {
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    // Who is in a box is somebody else.
    await chmod(join(doorFolder, "door"), 0o755);
    await chmod(socket, 0o666);
  }
  const address = server.address();
  return {
    doorFolder,
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : "none"}`,
    seen,
    lastBody: () => lastBody,
    told: () => ({
      spentUsd: 0,
      budgetUsd: 5,
      calls,
      callsUnderWay: underWay,
      lastCallAt: null,
      refused: refusalOf(lastStatus),
    }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(doorFolder, { recursive: true, force: true });
    },
  };
}

async function sendHalf(reply: IncomingMessage, answer: ServerResponse): Promise<void> {
  const whole = await buffer(reply);
  answer.write(whole.subarray(0, Math.floor(whole.length / 2)), () => answer.destroy());
}

/** As the Responses API names a function of a namespace, which a scripted model cannot say. */
function inNamespaces(events: string): string {
  return events.replace(/"name":"(mcp__[a-z0-9-]+)__(\w+)"/g, '"namespace":"$1","name":"$2"');
}

/** 0: there was no answer. */
function refusalOf(status: number): DoorTold["refused"] {
  if (status === 200) return null;
  if (status === 402) return refusal("budget");
  if (status === 401) return refusal("wrong_key");
  return refusal(status === 429 || status === 529 ? "overloaded" : "model_down");
}

export function refusal(code: NonNullable<DoorTold["refused"]>["code"]): NonNullable<DoorTold["refused"]> {
  return { ...MODEL_PROBLEMS[code], code };
}
