import type { Check } from "../../../sdk/contract/check.ts";
import type { Column, Composition, PartOf } from "../../../sdk/contract/parts.ts";
import { sampleOf } from "../columns.ts";
import { addDays } from "../moments.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant, text } from "../source-text.ts";
import { dueAfterDays, openTime, recordsKey, recordsOf, sampleShown } from "./records.ts";

type Command = PartOf<"command">;

export const commandBlueprint: Blueprint<"command"> = {
  key: (part) => `run ${part.run}`,
  name: (part) => `${part.command} command`,
  page: () => null,
  triggers: (part) => [{ command: `/${part.command}`, run: part.run }],
  channels: () => [],
  tables: () => [],
  checks: commandChecks,
  forms: () => [],
  code: (part, around) => ({
    imports: { "@toolroom/app": ["app"], "./parts/command.ts": ["command"] },
    statements: [
      constant(around.variable, "command", [
        code(around.variableOf(recordsKey(part.table))),
        { command: `/${part.command}`, does: part.does, columns: part.columns },
      ]),
      `app.on(${text(part.run)}, ${around.variable});`,
    ],
  }),
  problems: commandProblems,
};

function commandChecks(part: Command, around: Around): Check[] {
  const records = recordsOf(around.composition, part.table);
  if (records === undefined) return [];
  const at = around.moments.at(openTime(records));
  const command = `/${part.command}`;
  if (part.does === "list") return [{ command, as: "asker", at, posted: sampleShown(records, around) }];
  if (part.does === "find") {
    const shown = sampleShown(records, around);
    return [{ command: `${command} ${shown}`, as: "asker", at, posted: shown }];
  }
  const day = addDays(around.moments.day(), dueAfterDays(around.composition, part.table));
  const samples = filledColumns(part, records.columns).map((column) => ({
    column,
    sample: sampleOf(column, around.language, day, "B"),
  }));
  const words = samples.flatMap(({ sample }) => sample?.written ?? []);
  const has = Object.fromEntries(
    samples.flatMap(({ column, sample }) => (sample ? [[column.name, sample.stored]] : [])),
  );
  const texts = samples.filter(({ column }) => ["text", "long_text", "person"].includes(column.type));
  const typed = `${command} ${words.join(texts.length > 1 ? "; " : " ")}`;
  const shown = samples.find(({ column }) => column.type !== "yes_no")?.sample?.shown;
  return [
    {
      command: typed,
      as: "asker",
      at,
      ...(shown === undefined ? {} : { posted: shown }),
      row: { table: part.table, has },
    },
    ...(records.closesAt === undefined
      ? []
      : [{ command: typed, as: "asker" as const, at: around.moments.at(records.closesAt), refused: true as const }]),
  ];
}

function filledColumns(part: Command, columns: readonly Column[]): Column[] {
  return part.columns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
}

function commandProblems(part: Command, composition: Composition): string[] {
  const records = recordsOf(composition, part.table);
  const command = `/${part.command}`;
  if (records === undefined) return [`${command} is about ${part.table}, which is no list of this app`];
  const filled = filledColumns(part, records.columns);
  if (filled.length < part.columns.length) return [`${command} fills a column that ${part.table} does not have`];
  if (filled.some((column) => column.type === "file")) return [`${command} cannot take a file`];
  const empty = records.columns.filter((column) => column.isRequired && !filled.includes(column));
  return part.does === "add" ? empty.map((column) => `${command} does not fill ${column.label}, which is needed`) : [];
}
