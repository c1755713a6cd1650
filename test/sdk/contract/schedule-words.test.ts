import assert from "node:assert/strict";
import { test } from "node:test";
import { firingWords, scheduleTime, scheduleWords } from "../../../sdk/contract/schedule-words.ts";

test("a schedule is said as people say it, and where there is no such way, as it is", () => {
  const said = {
    "0 11 * * 1-5": "Monday to Friday at 11:00",
    "30 7 * * *": "every day at 07:30",
    "0 15 * * 5": "every Friday at 15:00",
    "0 9 * * 1,4": "every Monday and Thursday at 09:00",
    "0 9 1 * *": "on day 1 of each month at 09:00",
    "0 9 1,15 * *": "on days 1 and 15 of each month at 09:00",
    "0 9 27 11 *": "on 27 November at 09:00",
    "*/10 * * * *": "every 10 minutes",
    "5 * * * *": "every hour at minute 5",
    "0 8-10 * * *": "on the schedule 0 8-10 * * *",
    "0 9 27 13 *": "on the schedule 0 9 27 13 *",
    "0 9 1 1 1": "on the schedule 0 9 1 1 1",
  };
  for (const [cron, words] of Object.entries(said)) assert.equal(scheduleWords(cron), words);
  assert.equal(firingWords("0 9 27 11 *"), "At 09:00 on 27 November");
  assert.equal(scheduleTime("0 9 27 11 *"), "09:00");
});
