import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";

/** What somebody has open in an App: a request under way, a stream, a WebSocket. */
export interface Stay {
  /** Judged as at the door, with today's registry. */
  mayStay(): Promise<boolean>;
  /** Ends it at once, on both sides. */
  cut(): void;
}

/** Whoever came in is judged again while they stay: a stream has no end of its own. */
export interface Stays {
  /** Call the answer when it is over. */
  begin(stay: Stay): () => void;
  /** Judges all that are open, and cuts those who may stay no more. Waits for nobody: Slack may be asked about a preview. */
  judgeAgain(): void;
}

export function createStays(log: Log): Stays {
  const open = new Set<Stay>();
  const judged = new Set<Stay>();

  const judge = async (stay: Stay) => {
    if (judged.has(stay)) return;
    judged.add(stay);
    try {
      const may = await stay.mayStay();
      if (!may && open.delete(stay)) stay.cut();
    } catch (error) {
      log.error("stay not judged", { error: explain(error) }); // the next round does
    } finally {
      judged.delete(stay);
    }
  };

  return {
    begin(stay) {
      open.add(stay);
      return () => open.delete(stay);
    },
    judgeAgain() {
      for (const stay of open) void judge(stay);
    },
  };
}
