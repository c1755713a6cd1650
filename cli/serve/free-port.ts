import { createServer } from "node:net";
import { KnownError } from "../../lib/errors.ts";

/** Throws KnownError `port_taken`, which names the variable to set, where another program listens on that port of 127.0.0.1. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(port, "127.0.0.1", resolve));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    throw new KnownError(
      "port_taken",
      `Port ${port} is used by another program.`,
      `Set ${variable} to a free port, or stop that program.`,
    );
  }
  await new Promise((resolve) => probe.close(resolve));
}
