import { appendFileSync } from "node:fs";
import { systemClock } from "../../lib/clock.ts";
import { newId } from "../../lib/ids.ts";
import { createLog } from "../../lib/log.ts";
import { addRequest } from "../../store/app-requests.ts";
import { type Stage, startStageBot } from "./stage.ts";

/** A bot whose desk notes in `callsFile` what it is asked, and keeps asks. Tells each line of its log (`event` and `event kind`) and each moment of its desk. */
export function startNotingBot(
  stage: Parameters<typeof startStageBot>[0] & Pick<Stage, "store">,
  callsFile: string,
  onMoment: (moment: string) => void = () => undefined,
) {
  const tellLine = (line: string): void => {
    const { event, kind } = JSON.parse(line);
    onMoment(event);
    onMoment(`${event} ${kind}`);
  };
  return startStageBot(
    stage,
    {
      receive: async (ask) => {
        onMoment("before the desk saves");
        const at = systemClock.now();
        const { personId, ...place } = ask;
        const request = { ...place, id: newId("req", at), requesterId: personId, appId: null, at };
        const added = await addRequest(stage.store, request);
        appendFileSync(callsFile, `receive ${ask.messageTs}\n`);
        onMoment("after the desk saved");
        return added.kind === "added" ? { kind: "started", requestId: "req_1" } : added;
      },
      decide: async ({ approvalId, answer, personId }) => {
        appendFileSync(callsFile, `decide ${approvalId} ${answer} ${personId}\n`);
        return { kind: "refused", say: "Only to see that it arrives." };
      },
    },
    { log: createLog({ part: "bot", clock: systemClock, write: tellLine }) },
  );
}
