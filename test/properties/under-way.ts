import { eq } from "../../store/drizzle.ts";
import { appRequests } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";

/** Who builds or deploys which App right now. */
export interface UnderWay {
  watch(requestId: string, stepName: string, moment: "begins" | "ended"): void;
  /** Nothing is under way any more: the process is gone. */
  clear(): void;
  /** Moments at which two worked on one App. */
  readonly collisions: readonly string[];
}

const IS_BUILDING = /^(scaffold|code|check|cut|lay out|deploy) /;

export function createUnderWay(registry: Store): UnderWay {
  const steps = new Map<string, { appId: string; stepName: string }>();
  const collisions: string[] = [];
  const appOf = (requestId: string) =>
    registry.orm.select({ appId: appRequests.appId }).from(appRequests).where(eq(appRequests.id, requestId)).get()
      ?.appId ?? null;
  return {
    collisions,
    clear: () => steps.clear(),
    watch: (requestId, stepName, moment) => {
      if (!IS_BUILDING.test(stepName)) return;
      if (moment === "ended") return void steps.delete(requestId);
      const appId = appOf(requestId);
      if (appId === null) return;
      for (const [otherId, other] of steps)
        if (other.appId === appId && otherId !== requestId)
          collisions.push(`${requestId} is at “${stepName}” while ${otherId} is at “${other.stepName}”, of ${appId}`);
      steps.set(requestId, { appId, stepName });
    },
  };
}
