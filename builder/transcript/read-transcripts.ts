import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../../lib/errors.ts";

/** One line of a transcript, as it was written. Only ever added to: older ones have other kinds and fields. */
export interface TranscriptLine {
  at: string;
  kind: string;
  [field: string]: unknown;
}

/** The JSON lines of a Build's transcript; null: there is none. `buildId` is one of the registry's. */
export async function readTranscript(home: string, buildId: string): Promise<string | null> {
  try {
    return await readFile(join(home, "transcripts", `${buildId}.jsonl`), "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** A line that a power cut left half written is left out. */
export function linesOf(transcript: string): TranscriptLine[] {
  return transcript.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as TranscriptLine];
    } catch {
      return [];
    }
  });
}
