import { Agent, request as ask, type ClientRequest, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** One request as its sender saw it. Times as of `performance.now()`. */
export interface Asked {
  client: number;
  kind: "GET" | "POST" | "SSE";
  startedAt: number;
  /** Until its end; of an event stream until its head. */
  tookMs: number;
  /** `v7`, from the page. */
  version: string;
  /** null where it went well. */
  problem: string | null;
}

export interface EdgeClients {
  asked: Asked[];
  /** Keys of rows whose writing was answered with 200. */
  acknowledged: string[];
  /** Event streams that ended, and how. */
  streamEnds: { at: number; how: "whole" | "cut" }[];
  /** Writes one row, beside the others. */
  add(key: string): Promise<Asked>;
  end(): Promise<void>;
}

export interface ClientOptions {
  port: number;
  headers: Record<string, string>;
  readers: number;
  writers: number;
  listeners: number;
}

/** The load's rate, not a wait for anything. */
const PAUSE_MS = 45;

/** People with kept-alive connections who read, write and listen, one request after the other, until told to stop. */
export function startClients(options: ClientOptions): EdgeClients {
  const { port, headers, readers, writers, listeners } = options;
  const asked: Asked[] = [];
  const acknowledged: string[] = [];
  const streamEnds: EdgeClients["streamEnds"] = [];
  const openStreams = new Set<ClientRequest>();
  let isOver = false;

  const send = async (agent: Agent, client: number, form?: { key: string }): Promise<Asked> => {
    const kind = form === undefined ? "GET" : "POST";
    const startedAt = performance.now();
    const body = form === undefined ? "" : new URLSearchParams(form).toString();
    const typed = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length) };
    const call = ask({
      ...{ host: "127.0.0.1", port, agent, method: kind, path: form === undefined ? "/" : "/add" },
      headers: { ...headers, ...(form === undefined ? {} : typed) },
    });
    const seen = await answerOf(call, body).catch((error: unknown) => ({ status: 0, text: String(error) }));
    const version = /data-version="(v\d+)"/.exec(seen.text)?.[1] ?? "";
    const isWell = seen.status === 200 && version !== "";
    if (isWell && form !== undefined) acknowledged.push(form.key);
    const problem = isWell ? null : `${kind} ${seen.status} ${seen.text.slice(0, 300)}`;
    const one: Asked = { client, kind, startedAt, tookMs: performance.now() - startedAt, version, problem };
    asked.push(one);
    return one;
  };

  const keepAsking = async (client: number, writes: boolean) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let round = 1; !isOver; round += 1) {
      await send(agent, client, writes ? { key: `row-${client}-${round}` } : undefined);
      await pause(PAUSE_MS);
    }
    agent.destroy();
  };

  /** As a browser's EventSource: opened again whenever it ends. */
  const keepListening = async (client: number) => {
    while (!isOver) {
      const startedAt = performance.now();
      const call = ask({ host: "127.0.0.1", port, path: "/events", headers, agent: false });
      openStreams.add(call);
      const head = await headOf(call).catch((error: unknown) => String(error));
      const tookMs = performance.now() - startedAt;
      const isWell = typeof head !== "string" && head.statusCode === 200;
      const problem = isWell ? null : `SSE ${typeof head === "string" ? head : head.statusCode}`;
      const one: Asked = { client, kind: "SSE", startedAt, tookMs, version: "", problem };
      if (!isOver) asked.push(one);
      if (isWell) {
        const how = await streamEnd(head, (text) => {
          one.version ||= /v\d+/.exec(text)?.[0] ?? "";
        });
        if (!isOver) streamEnds.push({ at: performance.now(), how });
      } else await pause(PAUSE_MS);
      openStreams.delete(call);
    }
  };

  const lone = new Agent({ keepAlive: true });
  const running = [
    ...Array.from({ length: readers }, (_, index) => keepAsking(index, false)),
    ...Array.from({ length: writers }, (_, index) => keepAsking(readers + index, true)),
    ...Array.from({ length: listeners }, (_, index) => keepListening(readers + writers + index)),
  ];
  return {
    ...{ asked, acknowledged, streamEnds },
    add: (key) => send(lone, -1, { key }),
    end: async () => {
      isOver = true;
      for (const call of openStreams) call.destroy();
      await Promise.all(running);
      lone.destroy();
    },
  };
}

function headOf(call: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    call.once("response", resolve);
    call.on("error", reject);
    call.end();
  });
}

function answerOf(call: ClientRequest, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    call.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    call.on("error", reject);
    call.end(body);
  });
}

function streamEnd(stream: IncomingMessage, heard: (text: string) => void): Promise<"whole" | "cut"> {
  return new Promise((resolve) => {
    stream.setEncoding("utf8").on("data", heard);
    stream.on("error", () => undefined); // told by `close`, as `complete` is false
    stream.on("close", () => resolve(stream.complete ? "whole" : "cut"));
  });
}
