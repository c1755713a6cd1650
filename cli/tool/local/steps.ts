import type { Surroundings } from "../surroundings.ts";

/** Tells of each step that it begins, and how it ended with how long it took. */
export interface Steps {
  /** Does it. `isWell` judges what came of it; what throws has failed. */
  during<T>(step: string, work: () => Promise<T>, isWell: (came: T) => boolean): Promise<T>;
}

export function createSteps({ clock, progress }: Pick<Surroundings, "clock" | "progress">): Steps {
  return {
    during: async (step, work, isWell) => {
      const since = clock.now();
      const tell = (state: "done" | "failed") => progress({ step, state, tookMs: clock.now() - since });
      progress({ step, state: "begins" });
      try {
        const came = await work();
        tell(isWell(came) ? "done" : "failed");
        return came;
      } catch (error) {
        tell("failed");
        throw error;
      }
    },
  };
}
