import type { Clock } from "../../lib/clock.ts";
import { resultWithin } from "../../lib/within.ts";
import { type Engine, refused } from "./engine.ts";
import type { ImageStore } from "./image.ts";

const PULL_MS = 10 * 60_000;

/** The images of an engine. */
export function createImageStore({ docker, call, follow }: Engine, clock: Clock): ImageStore {
  return {
    find: async (tag) => (await call(() => docker.getImage(tag).inspect(), [404]))?.Id,
    pull: async (reference, answerMs) => {
      const giveUp = new AbortController();
      const asked = docker.pull(reference, { abortSignal: giveUp.signal });
      const stream = await resultWithin(clock, answerMs, () => asked);
      const arrived = stream && (await resultWithin(clock, PULL_MS, () => follow(stream).then(() => true)));
      if (arrived) return;
      giveUp.abort();
      throw refused(stream ? `${reference} did not arrive in time` : "no registry answers");
    },
    importRoot: async (tar, tag) => await follow(await call(() => docker.importImage(tar, splitTag(tag)))),
    build: async (context, tag) => {
      const settings = { t: tag, networkmode: "none", rm: true, forcerm: true };
      await follow(await call(() => docker.buildImage(context, settings)));
    },
  };
}

function splitTag(tag: string): { repo: string; tag: string } {
  const [repo = tag, version = "latest"] = tag.split(":");
  return { repo, tag: version };
}
