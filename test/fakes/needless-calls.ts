import { parseJson } from "../../lib/json.ts";

/** One command of an agent, with what it was told. */
export interface ToldCall {
  command: string;
  result: string;
}

/** The envelope in what a command printed; undefined: it printed none. */
export function envelopeIn(
  result: string,
): { ok: boolean; error?: { code: string; message: string; fix: string } } | undefined {
  const line = result.split("\n").find((one) => one.includes('{"ok":'));
  return line === undefined ? undefined : (parseJson(line.slice(line.indexOf('{"ok":')).trim()) as never);
}

/**
 * Calls of `tool` that an error led to and that did not help: the same once more although nothing was written since it failed,
 * or one more that was written wrongly after the first was answered with how to write it.
 */
export function needlessCalls(calls: readonly ToldCall[]): string[] {
  const needless: string[] = [];
  let failed = new Set<string>();
  let wronglyWritten: string | null = null;
  for (const { command, result } of calls) {
    const envelope = envelopeIn(result);
    if (envelope === undefined) {
      failed = new Set();
      continue;
    }
    if (failed.has(command)) needless.push(`${command}: again, and nothing was changed`);
    const verb = /\btool (\w+)/.exec(command)?.[1] ?? "";
    const isWronglyWritten = ["usage", "bad_name", "unknown_skill", "not_here"].includes(envelope.error?.code ?? "");
    if (isWronglyWritten && wronglyWritten === verb) needless.push(`${command}: written wrongly a second time`);
    wronglyWritten = isWronglyWritten ? verb : null;
    if (envelope.ok) failed.delete(command);
    else failed.add(command);
  }
  return needless;
}
