import type { Sandbox } from "../../runners/runner.ts";
import { cutMiddle } from "./cut-middle.ts";

const MAX_CHARS = 24_000;

/**
 * The app's AGENTS.md, for a harness that does not look for it by itself, as the last part of what it is asked; empty: there
 * is none. Throws what `exec` throws.
 */
export async function agentsFileWords(sandbox: Sandbox, signal: AbortSignal): Promise<string> {
  const command = ["head", "-c", String(4 * MAX_CHARS), "--", "AGENTS.md"];
  const { exitCode, stdout } = await sandbox.exec(command, {
    ...{ timeoutMs: 20_000, maxOutputBytes: 4 * MAX_CHARS, signal },
  });
  const text = stdout.trim();
  if (exitCode !== 0 || text === "") return "";
  return `AGENTS.md says:\n\n${cutMiddle(text, MAX_CHARS)}`;
}
