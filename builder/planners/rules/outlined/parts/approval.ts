import type { Part } from "../../../../../sdk/contract/parts.ts";
import { tableName } from "../../../../blueprints/tables.ts";
import { isYes, type SectionReading, valueAt } from "../section-reading.ts";
import { nounNamed } from "../values/noun-named.ts";
import { channelSaid } from "../values/read-channel.ts";
import { readColumns } from "../values/read-columns.ts";
import { readPeople } from "../values/read-people.ts";

/** `Request:`. Where no line says who decides, the owner does, which is said. */
export function readApproval(reading: SectionReading): Part[] {
  const { section, context, notes } = reading;
  const read = readColumns(reading);
  const decidedBy = readPeople(reading, "decided_by");
  if (valueAt(reading, "decided_by") === null) notes.push({ kind: "owner_decides", about: "" });
  const channel = channelSaid(reading, "say_in");
  const tellsAuthor = isYes(reading, "tells_author");
  if (read === null) return [];
  const noun = nounNamed(section.name, context);
  return [
    {
      part: "approval",
      table: tableName(noun.many),
      noun,
      columns: read.columns,
      decidedBy: decidedBy ?? "owner",
      ...(channel === null ? {} : { channel }),
      ...(tellsAuthor ? { tellsAuthor: true as const } : {}),
    },
  ];
}
