import { explain, KnownError } from "../../lib/errors.ts";
import { plain } from "../views/pieces.ts";

/** A failure that explains itself is an answer; any other is tried again. */
export async function known<T>(act: () => Promise<T>): Promise<T | { kind: "refused"; say: string }> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { kind: "refused", say: plain(explain(error)) };
  }
}
