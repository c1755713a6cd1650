import type { PartOf } from "../../sdk/contract/parts.ts";
import { literal, type NameChanges } from "./name-changes.ts";
import { tableName } from "./tables.ts";

/**
 * SQL for the turns that are written down ahead, where names of a rota change: a new name takes over the old one's; those
 * of one who leaves go to whoever has none near; another order begins behind the turn of now.
 */
export function followTurns(part: PartOf<"rota">, changes: NameChanges): string[] {
  const members = `"${tableName(part.duty)}"`;
  const turns = `"${tableName(part.duty)}_turns"`;
  const isAhead = `"day" >= ${part.every === "week" ? "date('now', '-6 days')" : "date('now')"}`;
  return [
    ...changes.renamed.flatMap(([old, now]) => [
      `update ${turns} set "planned" = ${literal(now)} where "planned" = ${literal(old)} and ${isAhead};`,
      `update ${turns} set "done_by" = ${literal(now)} where "done_by" = ${literal(old)} and ${isAhead};`,
    ]),
    ...changes.removed.flatMap((left) => {
      const nearest = `(select min(abs(julianday(o."day") - julianday(${turns}."day"))) from ${turns} o where o."done_by" = m."name" and o.${isAhead})`;
      const standIn = `(select "name" from ${members} m order by ${nearest} desc nulls first, m."number" limit 1)`;
      return [
        `update or ignore ${turns} set "done_by" = ${standIn} where "done_by" = ${literal(left)} and ${isAhead};`,
        `update ${turns} set "planned" = "done_by" where "planned" = ${literal(left)} and ${isAhead};`,
        // Where nobody is left to take over.
        `delete from ${turns} where "done_by" = ${literal(left)} and ${isAhead};`,
      ];
    }),
    ...(changes.isMoved ? inNewOrder(members, turns) : []),
  ];
}

function inNewOrder(members: string, turns: string): string[] {
  const current = `(select "planned" from ${turns} where "day" <= date('now') order by "day" desc limit 1)`;
  const before = (number: string) => `(select count(*) from ${members} b where b."number" < ${number})`;
  const next = `(select count(*) from ${members} p where p."number" <= (select "number" from ${members} where "name" = ${current}))`;
  const between = `(select count(*) from ${turns} o where o."day" > date('now') and o."day" < ${turns}."day")`;
  const place = `((${next} + ${between}) % (select count(*) from ${members}))`;
  return [
    `update ${turns} set "planned" = (select "name" from ${members} m where ${before('m."number"')} = ${place}) where "day" > date('now');`,
    `update ${turns} set "done_by" = "planned", "swapped_by" = null where "day" > date('now');`,
  ];
}
