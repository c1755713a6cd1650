import { plainText } from "../lib/plain-text.ts";
import { maskSecrets } from "../lib/secrets.ts";
import type { InstanceLogs } from "../runners/logs.ts";

const MOST_CHARS = 16_000;
/** More than is shown: what looks like a secret must be seen whole to be known as one. */
const MOST_BYTES = 8 * MOST_CHARS;

/** The end of what an Instance printed, as people may read it: line by line, with what looks like a secret masked. */
export interface Printed {
  lines: string[];
  /** Lines before them are left out. */
  isCut: boolean;
}

/** null: nothing of it is kept. Throws as the logs do. */
export async function readPrinted(logs: InstanceLogs, instanceId: string): Promise<Printed | null> {
  const said = await logs.read(instanceId, MOST_BYTES);
  if (said === null) return null;
  const whole = maskSecrets(plainText(said)).trimEnd();
  // What was said last is what is asked about; without the line that is cut.
  const end = whole.slice(-MOST_CHARS);
  const isCut = end.length < whole.length || said.length >= MOST_BYTES;
  const lines = end === "" ? [] : end.split("\n");
  return { lines: isCut && lines.length > 1 ? lines.slice(1) : lines, isCut };
}
