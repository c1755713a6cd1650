import type { OutgoingMessage } from "../../bot/outbound.ts";
import { systemClock } from "../../lib/clock.ts";
import { createLog } from "../../lib/log.ts";
import { openStore } from "../../store/store.ts";
import { openParts } from "./stage.ts";

/** Posts one message from a process that dies by SIGKILL at a line of its log. */
const { slack, file, message, killAt } = JSON.parse(process.argv[2] ?? "") as {
  slack: { botToken: string; appToken: string; slackApiUrl: string };
  file: string;
  message: OutgoingMessage;
  killAt: string;
};
const write = (line: string) => {
  if (JSON.parse(line).event === killAt) process.kill(process.pid, "SIGKILL");
};
const log = createLog({ part: "bot", clock: systemClock, write });
await openParts({ slack, store: openStore(file) }, log).outbound.post(message);
