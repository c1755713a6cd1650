/**
 * Asks in the words of office people, each played from the message to the last look at the app, without a model:
 * `npm run bench:asks -- [part of a name …]`. Ends with 1 where anything is wrong, or too little right of what was kept
 * from tuning.
 */
import { existsSync } from "node:fs";
import { groupsOf } from "./asks/groups.ts";
import { type Played, playTogether } from "./asks/play.ts";
import type { Ask } from "./asks/shape.ts";
import { isGoodEnough, line, sum } from "./asks/table.ts";
import { tuned } from "./asks/tuned.ts";

const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const asks = [...tuned, ...(await heldBack())].filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const startedAt = performance.now();
const played = await playAll(asks);
console.log("");
for (const [title, held] of [["Tuned", false] as const, ["Held back", true] as const]) {
  const half = played.filter(({ ask }) => ask.held === held);
  if (half.length > 0) console.log(sum(title, half));
}
console.log(`${asks.length} asks in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
process.exitCode = isGoodEnough(played) ? 0 : 1;

/** The half that nobody tunes by is not always there. */
async function heldBack(): Promise<Ask[]> {
  const file = new URL("./asks/held-back.ts", import.meta.url);
  if (!existsSync(file)) {
    console.log("bench/asks/held-back.ts is not there: the tuned half alone.\n");
    return [];
  }
  return ((await import(file.href)) as { heldBack: Ask[] }).heldBack;
}

async function playAll(all: Ask[]): Promise<Played[]> {
  const waiting = groupsOf(all);
  const done: Played[] = [];
  const tell = (result: Played): void => {
    done.push(result);
    console.log(line(result));
  };
  const work = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) await playTogether(group, tell);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}
