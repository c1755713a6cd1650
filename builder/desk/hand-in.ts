import type { HandedIn, Received } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { receive } from "./receive.ts";

/** Saves what somebody wrote by hand as an ask of theirs, and starts it: once for each message that tells of it. */
export function handIn(deps: DeskDeps, { bundleHash, appId, ...ask }: HandedIn): Promise<Received> {
  // Whatever they say of it, nothing has to be proven or planned of these words.
  return receive(deps, { ...ask, inputs: [] }, appId, { handedIn: bundleHash, isCorrection: false });
}
