import { db, sqlName, today } from "@toolroom/app";
import { daysBetween } from "./days-between.ts";
import type { TurnDays } from "./turn-days.ts";
import { type Asker, type Listed, speaksFor } from "./whose-name.ts";

/** One turn: whose it is, and whose it was before a swap. */
export interface Turn {
  /** First day of it, YYYY-MM-DD. */
  day: string;
  name: string;
  planned: string;
  /** Who swapped it last; null where nobody did. */
  swappedBy: string | null;
}

/** `theirs`: neither of the two turns is theirs. */
export type Swap =
  | { kind: "done"; turns: [Turn, Turn] }
  | { kind: "gone" }
  | { kind: "theirs"; names: [string, string] };

export interface RotaTurns {
  members(): Listed[];
  /** This turn, or the next one on a day off, and those after it: one round. */
  upcoming(): Turn[];
  /** false: the name is there already. */
  add(name: string, asker: Asker): boolean;
  /** Gives the name that the asker may not take off, if it is such a one. */
  remove(number: string, asker: Asker): string | undefined;
  /** Exchanges two coming turns, of which one is the asker's, or the app is. */
  swap(day: string, other: string, asker: Asker): Swap;
}

/**
 * The turns of a rota. Those of one round ahead are written down and stay, whoever joins later; whoever joins comes
 * after them. The turns of one who leaves are taken over, all others stay.
 */
export function createRotaTurns(table: string, days: TurnDays): RotaTurns {
  const members = sqlName(table);
  const turns = sqlName(`${table}_turns`);
  const listed = () => db.all<Listed>`
    select number, name, added_by_id as addedById from ${members} order by number`;
  const current = () => Math.max(0, days.turnOn(today()));
  const from = () => days.dayOf(current());

  /** Writes down the turns up to one round ahead: each goes to whoever had none for the longest. */
  const plan = () => {
    const count = listed().length;
    if (count === 0) return;
    const last = db.get<{ day: string | null }>`select max(day) as day from ${turns}`?.day;
    const next = last == null ? current() - (current() % count) : days.turnOn(last) + 1;
    for (let turn = next; turn < current() + count; turn += 1) {
      const day = days.dayOf(turn);
      const name = db.get<{ name: string }>`
        select name from ${members} left join ${turns} on planned = name
        group by number order by max(day) is not null, max(day), number limit 1`?.name;
      if (name !== undefined)
        db.run`insert or ignore into ${turns} (day, planned, done_by) values (${day}, ${name}, ${name})`;
    }
  };
  const upcoming = () =>
    db.transaction(() => {
      plan();
      return db.all<Turn>`
        select day, done_by as name, planned, swapped_by as swappedBy from ${turns} where day >= ${from()} order by day
        limit ${Math.max(1, listed().length)}`;
    });

  return {
    members: listed,
    upcoming,
    add: (name, { user }) =>
      db.transaction(() => {
        plan();
        return db.run`insert or ignore into ${members} (name, added_by_id) values (${name}, ${user.id})`.changes > 0;
      }),
    remove: (number, asker) =>
      db.transaction(() => {
        plan();
        const left = listed().find((one) => String(one.number) === number);
        if (left === undefined) return undefined;
        if (!speaksFor(left, asker)) return left.name;
        db.run`delete from ${members} where number = ${left.number}`;
        const ahead = () =>
          db.all<Turn>`select day, done_by as name, planned, swapped_by as swappedBy from ${turns} where day >= ${from()} order by day`;
        for (const { day, name, planned } of ahead()) {
          if (name !== left.name && planned !== left.name) continue;
          const taker = standIn(day, listed(), ahead());
          if (taker === undefined) db.run`delete from ${turns} where day = ${day}`;
          else if (name === left.name)
            db.run`update ${turns} set done_by = ${taker}, planned = ${taker} where day = ${day}`;
          else db.run`update ${turns} set planned = done_by where day = ${day}`;
        }
        return undefined;
      }),
    swap: (day, other, asker) =>
      db.transaction((): Swap => {
        const known = upcoming();
        const [one, two] = [day, other].map((wanted) => known.find((turn) => turn.day === wanted));
        if (one === undefined || two === undefined || one === two) return { kind: "gone" };
        const isTheirs = listed().some((each) => [one.name, two.name].includes(each.name) && speaksFor(each, asker));
        if (!isTheirs) return { kind: "theirs", names: [one.name, two.name] };
        const by = asker.user.name;
        db.run`update ${turns} set done_by = ${two.name}, swapped_by = ${by} where day = ${one.day}`;
        db.run`update ${turns} set done_by = ${one.name}, swapped_by = ${by} where day = ${two.day}`;
        return {
          kind: "done",
          turns: [
            { ...one, name: two.name },
            { ...two, name: one.name },
          ],
        };
      }),
  };
}

/** Whoever has no other turn near this day. */
function standIn(day: string, members: readonly { name: string }[], turns: readonly Turn[]): string | undefined {
  const distance = (name: string) => {
    const others = turns.filter((turn) => turn.name === name && turn.day !== day);
    return Math.min(...others.map((turn) => Math.abs(daysBetween(turn.day, day))));
  };
  const byDistance = members.map(({ name }) => ({ name, days: distance(name) }));
  return byDistance.sort((one, other) => (one.days === other.days ? 0 : other.days - one.days))[0]?.name;
}
