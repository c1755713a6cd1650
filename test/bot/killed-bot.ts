import { appendFileSync } from "node:fs";
import { systemClock } from "../../lib/clock.ts";
import { newId } from "../../lib/ids.ts";
import { createLog } from "../../lib/log.ts";
import { addRequest } from "../../store/app-requests.ts";
import { openStore } from "../../store/store.ts";
import { startStageBot } from "./stage.ts";

/**
 * A bot in a process of its own that dies by SIGKILL at a line of its log (`event` or `event kind`), or at a moment of its desk:
 * `node killed-bot.ts <json: {slack, file, callsFile, killAt}>`. Says `ready` when it listens.
 */
const { slack, file, callsFile, killAt } = JSON.parse(process.argv[2] ?? "") as {
  slack: { botToken: string; appToken: string; slackApiUrl: string };
  file: string;
  callsFile: string;
  killAt: string | null;
};

function die(moment: string): void {
  if (moment === killAt) process.kill(process.pid, "SIGKILL");
}

function dieAtLine(line: string): void {
  const { event, kind } = JSON.parse(line);
  die(event);
  die(`${event} ${kind}`);
}

const log = createLog({ part: "bot", clock: systemClock, write: dieAtLine });
const store = openStore(file);

await startStageBot(
  { slack, store },
  {
    receive: async (ask) => {
      die("before the desk saves");
      const at = systemClock.now();
      const { personId, ...place } = ask;
      const added = await addRequest(store, { ...place, id: newId("req", at), requesterId: personId, appId: null, at });
      appendFileSync(callsFile, `receive ${ask.messageTs}\n`);
      die("after the desk saved");
      return added.kind === "added" ? { kind: "started", requestId: "req_1" } : added;
    },
    decide: async ({ approvalId, answer, personId }) => {
      appendFileSync(callsFile, `decide ${approvalId} ${answer} ${personId}\n`);
      return { kind: "refused", say: "Only to see that it arrives." };
    },
  },
  { log },
);
process.stdout.write("ready\n");
