import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/**
 * How Slack is away. `refuses`: nobody listens. `silent`: connections are taken and never answered, and what was hung
 * then stays dead. `errors`: the sockets stay, the Web API answers with 503, 429 or Slack's own words for a breakdown.
 * `cuts`: calls are carried out, their answers lost; sockets are cut.
 */
export type AwayMode = "refuses" | "silent" | "errors" | "cuts";

export const AWAY_MODES: readonly AwayMode[] = ["refuses", "silent", "errors", "cuts"];

/** An outage: real milliseconds since the epoch. */
export interface Away {
  mode: AwayMode;
  beganAt: number;
  endsAt: number;
}

export interface LosableSlack {
  /** Of 127.0.0.1: where Toolroom finds its Slack. */
  port: number;
  /** When a Socket Mode connection was made, in real milliseconds. */
  socketsOpenedAt(): readonly number[];
  /** The next so many WebSockets are taken and never answered. */
  hangUpgrades(count: number): void;
  close(): Promise<void>;
}

const LOOK_MS = 20;
/** In turn. The last two of them come from a Slack that breaks down: what was asked may have been done. */
const BREAKDOWNS: { status: number; headers: Record<string, string>; body: string; isDone: boolean }[] = [
  { status: 503, headers: {}, body: "upstream connect error", isDone: false },
  { status: 429, headers: { "retry-after": "1" }, body: "", isDone: false },
  { status: 200, headers: {}, body: '{"ok":false,"error":"service_unavailable"}', isDone: false },
  { status: 200, headers: {}, body: '{"ok":false,"error":"internal_error"}', isDone: true },
  { status: 200, headers: { "content-type": "text/html" }, body: "<html>Slack is down</html>", isDone: false },
];
/** Methods whose answer holds an address of the Slack behind. */
const ADDRESSED = ["/api/apps.connections.open", "/api/files.getUploadURLExternal"];

/** Begins an outage for everybody who looks at that file, in whatever process: from the next call on. */
export function beginAway(file: string, mode: AwayMode, forMs: number): Away {
  const beganAt = Date.now();
  const away = { mode, beganAt, endsAt: beganAt + forMs };
  writeFileSync(`${file}.new`, JSON.stringify(away));
  renameSync(`${file}.new`, file);
  return away;
}

/** The last outage that was begun, over or not. */
export function lastAway(file: string): Away | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Away) : null;
}

/** Stands between Toolroom and its Slack, and is away as long as `beginAway` said. */
export async function startLosableSlack(options: { slackPort: number; awayFile: string }): Promise<LosableSlack> {
  const { slackPort, awayFile } = options;
  const links = new Set<Link>();
  const stranded = new Set<Duplex>();
  const openedAt: number[] = [];
  let breakdowns = 0;
  let hanging = 0;

  const modeNow = (): AwayMode | null => {
    const away = lastAway(awayFile);
    return away !== null && Date.now() < away.endsAt ? away.mode : null;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const mode = modeNow();
    if (mode === "silent") return;
    if (mode === "refuses") return void request.socket.destroy();
    const body = await wholeOf(request);
    if (mode === "errors") {
      const how = BREAKDOWNS[breakdowns++ % BREAKDOWNS.length];
      if (how?.isDone) await passOn(request, body, slackPort);
      response.writeHead(how?.status ?? 503, how?.headers).end(how?.body);
      return;
    }
    const answered = await passOn(request, body, slackPort);
    if (mode === "cuts") return void request.socket.destroy();
    const address = `//127.0.0.1:${slackPort}/`;
    const isAddressed = ADDRESSED.includes(request.url ?? "");
    const text = isAddressed ? answered.body.toString().replaceAll(address, `//127.0.0.1:${port}/`) : answered.body;
    response.writeHead(answered.status, answered.headers).end(text);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy()); // the Slack behind has ended
  });
  server.on("upgrade", (request, near: Duplex, head) => {
    const mode = modeNow();
    near.on("error", () => near.destroy());
    if (mode === "silent") return void stranded.add(near);
    if (mode === "refuses" || mode === "cuts") return void near.destroy();
    if (hanging > 0) {
      hanging -= 1;
      stranded.add(near);
      return;
    }
    const link = joined(near, slackPort, request, head, () => openedAt.push(Date.now()));
    links.add(link);
    near.once("close", () => links.delete(link));
  });
  await listen(server, 0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  const { port } = address;

  let before: AwayMode | null = null;
  const turn = (): void => {
    const mode = modeNow();
    if (mode === before) return;
    const was = before;
    before = mode;
    if (mode === "silent") for (const link of links) link.freeze();
    if (mode === "refuses" || mode === "cuts") for (const link of links) link.cut();
    if (mode === "refuses") {
      server.close();
      server.closeAllConnections();
    }
    if (was === "refuses") void listen(server, port);
  };
  const looker = setInterval(turn, LOOK_MS);

  return {
    port,
    socketsOpenedAt: () => openedAt,
    hangUpgrades: (count) => {
      hanging = count;
    },
    close: async () => {
      clearInterval(looker);
      for (const link of links) link.cut();
      for (const near of stranded) near.destroy();
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Link {
  cut(): void;
  /** Passes nothing any more, for good. */
  freeze(): void;
}

/** Two ends of a WebSocket, byte by byte. */
function joined(near: Duplex, slackPort: number, request: IncomingMessage, head: Buffer, opened: () => void): Link {
  const far = connect(slackPort, "127.0.0.1");
  const cut = () => {
    near.destroy();
    far.destroy();
  };
  const headers = request.rawHeaders.flatMap((text, at, all) => (at % 2 === 0 ? [`${text}: ${all[at + 1]}`] : []));
  far.once("connect", () => {
    far.write([`GET ${request.url} HTTP/1.1`, ...headers, "", ""].join("\r\n"));
    far.write(head);
    near.pipe(far);
    far.pipe(near);
  });
  far.once("data", opened);
  for (const end of [near, far]) end.once("close", cut).once("error", cut);
  return {
    cut,
    freeze: () => {
      near.unpipe(far);
      far.unpipe(near);
      // Read and thrown away, so that we hear when one of them goes.
      for (const end of [near, far]) end.resume().once("end", cut);
    },
  };
}

interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

async function passOn(request: IncomingMessage, body: Buffer, slackPort: number): Promise<Answered> {
  const { authorization, "content-type": type } = request.headers;
  const response = await fetch(`http://127.0.0.1:${slackPort}${request.url}`, {
    method: request.method ?? "POST",
    headers: { ...(authorization ? { authorization } : {}), ...(type ? { "content-type": type } : {}) },
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  const kept = ["content-type", "x-oauth-scopes", "x-accepted-oauth-scopes", "retry-after"];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => kept.includes(name)));
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

async function wholeOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
}
