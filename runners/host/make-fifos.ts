import { KnownError } from "../../lib/errors.ts";
import type { Starter } from "./starter/starter.ts";

const MOST_BYTES = 10_000;

/** Named pipes that everybody may write and read who may enter their folder; Node makes none itself. */
export async function makeFifos(starter: Starter, paths: string[]): Promise<void> {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin" };
  const made = await starter.run({ command: ["mkfifo", "-m", "666", ...paths], env, mostBytes: MOST_BYTES });
  if (made.exitCode === 0) return;
  const why = Buffer.from(made.stderr).toString("utf8").trim();
  throw new KnownError("runner_failed", `No pipes to a program could be made: ${why}.`, "Try again.");
}
