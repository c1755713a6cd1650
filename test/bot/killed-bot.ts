import { openStore } from "../../store/store.ts";
import { startNotingBot } from "./noting-bot.ts";

/**
 * A bot in a process of its own that dies by SIGKILL at a line of its log (`event` or `event kind`), or at a moment of its desk:
 * `node killed-bot.ts <json: {slack, file, callsFile, killAt}>`. Says `ready` when it listens.
 */
const { slack, file, callsFile, killAt } = JSON.parse(process.argv[2] ?? "") as {
  slack: { botToken: string; appToken: string; slackApiUrl: string };
  file: string;
  callsFile: string;
  killAt: string;
};

await startNotingBot({ slack, store: openStore(file) }, callsFile, (moment) => {
  if (moment === killAt) process.kill(process.pid, "SIGKILL");
});
process.stdout.write("ready\n");
