import { readConfig } from "../lib/config.ts";
import { explain } from "../lib/errors.ts";
import { serve } from "./serve.ts";

/** `tool serve`. Where it cannot go on it says why on stderr and ends with 1. */
export async function serveCommand(words: string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await serve(readConfig(env), words, env);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exitCode = 1;
  }
}
