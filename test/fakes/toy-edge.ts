import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { connectHostileSocket } from "../../lib/hostile-folder.ts";
import type { Edge } from "../../operator/edge.ts";
import { appById } from "../../store/apps.ts";
import { instanceById, liveInstance } from "../../store/instances.ts";
import type { Store } from "../../store/store.ts";

export interface ToyEdge extends Edge {
  port: number;
  /** What was called, in order: `point inst_1`, `hold app_1`. */
  calls: string[];
  /** Forgets what it was pointed to, as a restart does. */
  forget(): void;
  /** Asks the App as a person would, through the listening port. */
  visit(appId: string, path: string, body?: string): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

/** A small edge without sign-in: `Host: <app id>` to the App's Instance, with holds and counting. */
export async function createToyEdge(store: Store, runtimeFolder: string): Promise<ToyEdge> {
  const pointed = new Map<string, string>();
  const holds = new Map<string, { open: Promise<void>; release: () => void; lease: NodeJS.Timeout }>();
  const underWay = new Map<string, number>();
  const calls: string[] = [];
  const count = (instanceId: string, by: number) => underWay.set(instanceId, (underWay.get(instanceId) ?? 0) + by);
  const quiet = async (isQuiet: () => boolean, timeoutMs: number) => {
    const until = performance.now() + timeoutMs;
    while (!isQuiet() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const server = createServer(async (incoming, outgoing) => {
    const appId = incoming.headers.host ?? "";
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    if (incoming.headers["x-probe"] === undefined) await holds.get(appId)?.open;
    const target = pointed.get(appId) ?? (await liveInstance(store, appId))?.id;
    const instance = target === undefined ? undefined : await instanceById(store, target);
    if (instance === undefined) return void outgoing.writeHead(503).end("nothing is live");
    count(instance.id, 1);
    try {
      const socket = await connectHostileSocket(join(runtimeFolder, "d", instance.doorSessionId, "app"), "app.sock");
      await new Promise<void>((resolve, reject) => {
        const onward = request(
          {
            createConnection: () => socket,
            method: incoming.method,
            path: incoming.url,
            headers: { host: "app", connection: "close" },
          },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, { "content-type": "text/plain" });
            answer.pipe(outgoing).on("finish", resolve).on("error", reject);
          },
        );
        onward.on("error", reject).end(Buffer.concat(chunks));
      });
    } catch (error) {
      outgoing.writeHead(502).end(String(error));
    } finally {
      count(instance.id, -1);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const ask = (appId: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const method = body === undefined ? "GET" : "POST";
      const asked = request(
        { host: "127.0.0.1", port, path, method, headers: { host: appId, ...headers }, agent: false },
        (answer) => {
          let text = "";
          answer.on("data", (chunk) => {
            text += chunk;
          });
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
          answer.on("error", reject);
        },
      );
      asked.on("error", reject).end(body);
    });

  const release = async (appId: string) => {
    const held = holds.get(appId);
    if (held === undefined) return;
    clearTimeout(held.lease);
    holds.delete(appId);
    held.release();
  };

  return {
    port,
    calls,
    forget: () => pointed.clear(),
    visit: (appId, path, body) => ask(appId, path, {}, body),
    point: async (appId, instanceId) => {
      calls.push(`point ${instanceId}`);
      pointed.set(appId, instanceId);
    },
    hold: async (appId) => {
      calls.push(`hold ${appId}`);
      const before = holds.get(appId);
      if (before !== undefined) clearTimeout(before.lease);
      const lease = setTimeout(() => void release(appId), 10_000);
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(appId, before === undefined ? { open: promise, release: resolve, lease } : { ...before, lease });
      await quiet(() => [...underWay.values()].every((one) => one === 0), 5_000);
    },
    release: async (appId) => {
      calls.push(`release ${appId}`);
      await release(appId);
    },
    drained: async (instanceId, timeoutMs) => {
      await quiet(() => (underWay.get(instanceId) ?? 0) === 0, timeoutMs);
      return underWay.get(instanceId) ?? 0;
    },
    probe: async (appId) => {
      if ((await appById(store, appId)) === undefined) return { problem: "no such app" };
      const answer = await ask(appId, "/_toolroom/health", { "x-probe": "1" });
      if (answer.status !== 200) return { problem: `status ${answer.status}` };
      return { release: JSON.parse(answer.body).release };
    },
    close: async () => {
      for (const appId of [...holds.keys()]) await release(appId);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
