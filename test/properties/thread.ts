import fc from "fast-check";
import { type History, history, type Played, play } from "./acts.ts";
import type { Lives } from "./lives.ts";
import { brokenPromises } from "./promises.ts";
import { untilNone, untilQuiet } from "./quiet.ts";
import { openWorld, type World } from "./world.ts";

/**
 * Plays histories, each in a world of its own; none begins after `withinMs`. What fails is told with its seed and path, to
 * be played again by `assertThreadsHold(lives, { seed, path })`: the same acts, as far as real time plays them alike.
 */
export function assertThreadsHold(
  lives: Lives,
  { withinMs = Number.POSITIVE_INFINITY, ...parameters }: fc.Parameters<[History]> & { withinMs?: number },
): Promise<void> {
  const end = performance.now() + withinMs;
  return fc.assert(
    fc.asyncProperty(history, async (told) => {
      if (performance.now() < end) await holds(lives, told);
    }),
    parameters,
  );
}

/**
 * Plays it, mends what was broken on purpose, and throws with what does not hold when all is quiet: at its end, and
 * wherever somebody waits for that in between.
 */
async function holds(lives: Lives, told: History): Promise<void> {
  const world = await openWorld(lives, told);
  const held = async (played: Played) => {
    await untilQuiet(world, played);
    await untilNone(world, async () => [
      ...world.restlessness(played),
      ...(await brokenPromises(world, played.thread)),
    ]);
  };
  try {
    const played = await play(world, told, held);
    await world.control("faults", { clear: true });
    world.killAtCall(Number.POSITIVE_INFINITY, "before");
    await world.started();
    await held(played);
  } catch (error) {
    throw new Error(`${String(error)}\n${storyOf(world)}`);
  } finally {
    await world.close();
  }
}

/** What people read, and what Toolroom noted last. */
function storyOf(world: World): string {
  const said = world.slack.messages().map(({ ts, user, text }) => `${ts} ${user} ${text}`);
  const noted = world.log.filter((line) => !line.includes('"slack_library"')).slice(-80);
  return `Said:\n${said.join("\n")}\nNoted:\n${noted.join("\n")}`;
}
