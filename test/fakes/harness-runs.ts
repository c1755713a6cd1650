import type { HarnessEvent, HarnessRemark, HarnessRun } from "../../builder/harness.ts";
import type { DoorTold } from "../../store/door-told.ts";

/** What is given to a harness of which a test wants nothing special. */
export const quietDoor: DoorTold = {
  spentUsd: 0,
  budgetUsd: 5,
  calls: 0,
  callsUnderWay: 0,
  lastCallAt: null,
  refused: null,
};

/** Reads a run to its end. `remarks` is asked each time it listens, as the builder asks the registry. */
export async function allEvents(
  run: HarnessRun,
  remarks: () => HarnessRemark[] | undefined = () => undefined,
): Promise<HarnessEvent[]> {
  const list: HarnessEvent[] = [];
  for await (const event of run.events) {
    list.push(event);
    if (event.kind === "listening") await run.send(remarks() ?? []);
  }
  return list;
}
