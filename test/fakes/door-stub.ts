import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { request as ask, createServer } from "node:http";
import { join } from "node:path";

export interface DoorStub {
  /** As a DoorSession's folder: holds `door/door.sock`. */
  doorFolder: string;
  /** Requests that came, as method and path. */
  seen: string[];
  close(): Promise<void>;
}

/** What the door answers by itself, as the gateway's model door does; undefined passes the request on. */
export type OwnAnswer = { status: number; type: string; message: string } | "break" | undefined;

/** A model door on a real Unix socket: passes requests on to `upstream`, or answers them itself. */
export async function openDoorStub(options: { upstream?: string; own?: () => OwnAnswer }): Promise<DoorStub> {
  const doorFolder = await mkdtemp("/tmp/door-");
  await mkdir(join(doorFolder, "door"));
  const seen: string[] = [];
  const server = createServer((inbound, answer) => {
    seen.push(`${inbound.method} ${inbound.url}`);
    const own = options.own?.();
    if (own === "break") return void inbound.socket.destroy();
    if (own !== undefined || options.upstream === undefined) {
      const { status, ...error } = own ?? {
        status: 502,
        type: "api_error",
        message: "The provider cannot be reached.",
      };
      answer.writeHead(status, { "content-type": "application/json", "x-should-retry": "false" });
      return void answer.end(JSON.stringify({ type: "error", error }));
    }
    const { host: _, connection: __, ...headers } = inbound.headers;
    const outbound = ask(new URL(inbound.url ?? "/", options.upstream), { method: inbound.method ?? "GET", headers });
    outbound.on("response", (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    outbound.on("error", () => answer.destroy());
    answer.on("close", () => outbound.destroy());
    inbound.pipe(outbound);
  });
  await new Promise<void>((resolve) => server.listen(join(doorFolder, "door", "door.sock"), resolve));
  return {
    doorFolder,
    seen,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(doorFolder, { recursive: true, force: true });
    },
  };
}
