import { KnownError } from "../../../../lib/errors.ts";
import { cronProblem } from "../../../../lib/next-run.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { quoted, required, runOf } from "../option-of.ts";

/** `tool add schedule morning --cron "0 8 * * 1-5"` */
export const addSchedule: AddKind = (call, { manifest }) => {
  const schedule = required(call, "cron", '--cron "0 8 * * 1-5" --run post-summary');
  const run = runOf(call, textOf(call.args.name) ?? "on-schedule");
  requireTimes(schedule);
  return {
    about: `schedule ${schedule}, in ${manifest.timeZone}`,
    triggers: [{ schedule, run }],
    checks: [{ fire: run, posted: "Done for" }],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: ["today"],
        text: `app.on(${quoted(run)}, () => \`Done for \${today()}.\`);`,
      },
    ],
  };
};

function requireTimes(schedule: string): void {
  const fix = 'Write minute hour day-of-month month day-of-week, such as "0 8 * * 1-5" for 8:00 from Monday to Friday.';
  const hasFive = schedule.trim().split(/\s+/).length === 5;
  const problem = hasFive ? cronProblem(schedule) : "cannot be read: it does not have five fields";
  if (problem !== null) throw new KnownError("bad_value", `The schedule ${quoted(schedule)} ${problem}.`, fix);
}
