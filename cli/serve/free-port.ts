import { createServer } from "node:net";
import { portTaken, systemCode } from "../../lib/errors.ts";

/** Throws KnownError `port_taken`, which names the variable to set, where another program listens on that port of 127.0.0.1. */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(port, "127.0.0.1", resolve));
  } catch (error) {
    throw systemCode(error) === "EADDRINUSE" ? portTaken(port, variable, error) : error;
  }
  await new Promise((resolve) => probe.close(resolve));
}
