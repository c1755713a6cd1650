import type { Check } from "../../../sdk/contract/check.ts";
import type { Composition, PartOf } from "../../../sdk/contract/parts.ts";
import type { Around, Blueprint } from "../part.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant, text } from "../source-text.ts";
import { dueAfterDays, hasSampleEntry, recordsKey, recordsOf, sampleShown } from "./records.ts";

type Reminder = PartOf<"reminder">;

export const reminderBlueprint: Blueprint<"reminder"> = {
  key: (part) => `run ${part.run}`,
  name: (part) => `${part.table} reminder`,
  page: () => null,
  triggers: (part) => [{ schedule: part.schedule, run: part.run }],
  channels: (part) => [part.channel],
  tables: () => [],
  checks: reminderChecks,
  forms: () => [],
  code: (part, around) => ({
    imports: { "@toolroom/app": ["app", "slack"], "./parts/reminder.ts": ["reminder"] },
    statements: [
      constant(around.variable, "reminder", [
        code(around.variableOf(recordsKey(part.table))),
        {
          dateColumn: part.dateColumn,
          daysBefore: part.daysBefore,
          overdue: part.overdue,
          ...(part.yearly === true ? { yearly: true } : {}),
          ...(part.done === true ? { done: true } : {}),
        },
      ]),
      `app.on(${text(part.run)}, async () => {`,
      `  const due = ${around.variable}();`,
      `  if (due !== undefined) await slack.post(${text(part.channel)}, due);`,
      "});",
    ],
  }),
  problems: reminderProblems,
};

function reminderChecks(part: Reminder, around: Around): Check[] {
  const records = recordsOf(around.composition, part.table);
  if (records === undefined || !hasSampleEntry(records)) return [];
  const contains = sampleShown(records, around);
  const posted = { channel: part.channel, contains };
  const due = dueAfterDays(around.composition, part.table);
  // Four years have one leap day, whichever they are.
  const again = part.yearly === true ? [due + 4 * 365 + 1] : [];
  const days = [...part.daysBefore.map((before) => due - before), ...(part.overdue ? [due + 2] : []), ...again];
  return days.map((day) => ({ fire: part.run, at: momentOfRun(part, around, day), posted }));
}

function reminderProblems(part: Reminder, composition: Composition): string[] {
  const records = recordsOf(composition, part.table);
  if (records === undefined) return [`${part.run} is about ${part.table}, which is no list of this app`];
  const column = records.columns.find((one) => one.name === part.dateColumn);
  return column?.type === "date" ? [] : [`${records.noun.many} have no date ${part.dateColumn}`];
}
