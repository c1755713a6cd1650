import net from "node:net";

export type Address = { port: number } | { path: string };

/** Something that can be switched off and on between a client and a server, at an address that stays. */
export interface Switch {
  port: number;
  /** Nobody listens any more, and every connection breaks. */
  off(): Promise<void>;
  on(): Promise<void>;
}

/** Starts it, on, at a Unix socket or at any free port of 127.0.0.1. */
export async function startSwitch(to: Address, path?: string): Promise<Switch> {
  const open = new Set<net.Socket>();
  const server = net.createServer({ allowHalfOpen: true }, (inner) => {
    const outer = net.connect({ ...to, ...("port" in to ? { host: "127.0.0.1" } : {}), allowHalfOpen: true });
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy()).on("close", () => open.delete(one));
      one.pipe(other);
    }
  });
  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) =>
      server.listen(path === undefined ? { host: "127.0.0.1", port } : { path }, () => resolve()),
    );
  await listen();
  const address = server.address();
  if (address !== null && typeof address === "object") port = address.port;
  return {
    port,
    on: listen,
    off: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
