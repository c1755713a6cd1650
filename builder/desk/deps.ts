import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Authority } from "../../operator/authority.ts";
import type { StepBackup } from "../../operator/step-backup.ts";
import type { FoundEntries } from "../../store/app-answer.ts";
import type { App } from "../../store/apps.ts";
import type { Store, Write } from "../../store/store.ts";

export interface DeskDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** TOOLROOM_HOME, absolute: what agents did is written below it. */
  home: string;
  authority: Authority;
  /** Starts the request's workflow, once. */
  start(requestId: string): Promise<void>;
  /** Wakes whoever waits for this Approval. */
  signal(approvalId: string): void;
  /** The App's data as it was before its live Release changed it; null: it is not kept. */
  stepBackup(appId: string): Promise<StepBackup | null>;
  /** A model reads what nobody here understands: without one, a question that cannot be answered is still no wish. */
  hasModel: boolean;
  /** What the App keeps that answers a question, as this person may see it; null: it cannot be read. */
  findEntries(app: App, personId: string, question: string): Promise<FoundEntries | null>;
  /**
   * Stops or starts a live App; a sentence for its thread about what happened. What `along` gives for a sentence is
   * written with the change.
   */
  switchApp(
    order: { appId: string; to: "stop" | "start"; personId: string },
    along: (say: string) => Write[],
  ): Promise<string>;
}
