import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below what Linux gives to whoever names no port (ip_local_port_range begins at 32768): nobody else gets it meanwhile. */
const [LOWEST, HIGHEST] = [15_000, 32_000];

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
