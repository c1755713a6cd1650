import { isDeepStrictEqual } from "node:util";
import { explain } from "../lib/errors.ts";
import { nextRun } from "../lib/next-run.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { keepPlan, setPlan, takeRemarks } from "../store/app-requests.ts";
import type { Remark } from "../store/schema.ts";
import type { BuilderDeps } from "./deps.ts";
import { askOf, type Judged, judgePlan, planOf, theRequest, withSameName } from "./planning.ts";
import { unheard } from "./remarks.ts";
import { untilStopped } from "./stopping.ts";

/** What was said while it was built changes the Plan that is agreed. Plain JSON. */
export interface Steering {
  agreed: Plan;
  plan: Plan;
  /** The words that the new Plan is of. */
  of: { text: string; remarks: Remark[] };
}

export type Steered =
  /** It goes on by the new Plan, which is shown. */
  | { kind: "taken" }
  /** The new Plan is kept with the request, and needs its asker's yes. */
  | { kind: "ask"; judged: Extract<Judged, { kind: "go" }> }
  /** Policy says no, or the words are others by now: it goes on by the Plan that is agreed. */
  | { kind: "left" };

/**
 * Whether what was said since, and has reached nobody, makes another Plan: null where it leaves when the App runs, where it
 * posts, who may open it and what it may do as they are agreed. Of known parts any other Plan counts, because nobody is at
 * work who could be told. A planner that cannot say it leaves the Plan alone: then the agent is told, or it stands on the preview.
 */
export async function readSteering(deps: BuilderDeps, requestId: string, stop: AbortSignal): Promise<Steering | null> {
  const request = await theRequest(deps, requestId);
  if (request.plan === null || unheard(request).length === 0) return null;
  const agreed = planOf(request);
  const ask = { ...(await askOf(deps, requestId)), agreed, mayAsk: false };
  try {
    const answer = await deps.planner.plan(ask, stop);
    if (answer.kind !== "plan") return null;
    const plan = await withSameName(deps, request, answer.plan);
    // With its model away for a moment, an App does not become one of known parts.
    if ((plan.composition === undefined) !== (agreed.composition === undefined)) return null;
    if (isSamePlan(plan, agreed)) return null;
    return { agreed, plan, of: { text: ask.text, remarks: ask.remarks } };
  } catch (error) {
    if (stop.aborted) throw error;
    deps.log.warn("remark not planned", { requestId, error: explain(error) });
    return null;
  }
}

/** As `readSteering`, where no agent is at work: while it was checked, and while its preview was opened. */
export function readLateSteering(deps: BuilderDeps, requestId: string): Promise<Steering | null> {
  return untilStopped(deps, requestId, (stop) => readSteering(deps, requestId, stop));
}

/** What is asked about a Plan that was changed was answered with no: what was agreed to before is what *try again* goes on by. */
export async function takeBackSteering(deps: BuilderDeps, requestId: string, { agreed }: Steering): Promise<void> {
  await setPlan(deps.store, requestId, agreed, deps.clock.now());
}

/**
 * Takes it into the request's Plan. DESIGN decision 12: risk decides ceremony, and the asker's yes to the preview stays. So
 * their word is enough for what stays within what they agreed to, which is told in the thread; whatever lets the App do
 * more, tell others, or act more often, or asks somebody else's yes, is asked again, on the card that the first Plan had.
 * `key` says which steering of the request, once.
 */
export async function takeSteering(
  deps: BuilderDeps,
  requestId: string,
  key: string,
  { agreed, plan, of }: Steering,
): Promise<Steered> {
  const words = of.remarks.filter(({ takenBy }) => takenBy === undefined);
  const said = words.map(({ text }) => text);
  const [before, judged] = [await judgePlan(deps, requestId, agreed), await judgePlan(deps, requestId, plan)];
  if (judged.kind === "refused") {
    const { reasons, next } = judged;
    const remarkTs = words.map(({ ts }) => ts);
    await takeRemarks(deps.store, requestId, remarkTs, "refused");
    await deps.announcer.tell(requestId, key, { kind: "not_steered", words: said, reasons, next });
    return { kind: "left" };
  }
  if (!(await keepPlan(deps.store, requestId, { plan, of }, deps.clock.now()))) return { kind: "left" };
  deps.log.info("plan changed while built", { requestId });
  const isAsWide = isDeepStrictEqual(judged, before) && plan.leftOut.every((one) => agreed.leftOut.includes(one));
  if (!isAsWide || !staysWithin(plan.manifest, agreed.manifest, deps.clock.now())) return { kind: "ask", judged };
  const { manifest, summary } = plan;
  await deps.announcer.tell(requestId, key, {
    kind: "steered",
    words: said,
    manifest,
    agreed: agreed.manifest,
    summary,
  });
  return { kind: "taken" };
}

/** Whether all that differs is when it does what it did: at other times, and not more often. */
export function staysWithin(manifest: Manifest, agreed: Manifest, at: number): boolean {
  const rest = ({ bindings, web, triggers }: Manifest) => ({
    bindings,
    web,
    triggers: sorted(triggers.filter((trigger) => !("schedule" in trigger))),
  });
  if (!isDeepStrictEqual(rest(manifest), rest(agreed))) return false;
  const runs = [...new Set([...scheduledRuns(manifest), ...scheduledRuns(agreed)])];
  return runs.every((run) => {
    const [now, before] = [timesOf(manifest, run, at), timesOf(agreed, run, at)];
    return now > 0 && now <= before;
  });
}

/** Long enough for what runs once a month. */
const WEEKS_MS = 5 * 7 * 86_400_000;
const MOST_TIMES = 1_000;

/** How often it runs in five weeks: at most what counts as always. */
function timesOf({ triggers, timeZone }: Manifest, run: string, at: number): number {
  let times = 0;
  for (const trigger of triggers) {
    if (!("schedule" in trigger) || trigger.run !== run) continue;
    for (let next = nextRun(trigger.schedule, timeZone, at); next !== null && next <= at + WEEKS_MS; ) {
      times += 1;
      if (times === MOST_TIMES) return times;
      next = nextRun(trigger.schedule, timeZone, next);
    }
  }
  return times;
}

function scheduledRuns({ triggers }: Manifest): string[] {
  return triggers.flatMap((trigger) => ("schedule" in trigger ? [trigger.run] : []));
}

/** Of known parts it is what they are: the days of their Checks are those of the ask, which may have been asked again since. */
function isSamePlan(one: Plan, other: Plan): boolean {
  const isAlike = isDeepStrictEqual(one.composition, other.composition);
  return (
    isAlike &&
    (one.composition === undefined || one.manifest.title === other.manifest.title) &&
    isSameContract(one.manifest, other.manifest)
  );
}

function isSameContract(one: Manifest, other: Manifest): boolean {
  const contract = ({ bindings, web, triggers, timeZone }: Manifest) => ({
    ...{ bindings, web, timeZone },
    triggers: sorted(triggers),
  });
  return isDeepStrictEqual(contract(one), contract(other));
}

function sorted(triggers: Manifest["triggers"]): string[] {
  return triggers.map((trigger) => JSON.stringify(Object.entries(trigger).sort())).sort();
}
