import { explain, KnownError } from "../lib/errors.ts";
import {
  type DeliveryRow,
  dueDeliveries,
  freeDeliveries,
  markAnsweredBack,
  postponeDelivery,
  unansweredBack,
} from "../store/deliveries.ts";
import type { AnswerBack } from "./answer-back.ts";
import { attemptDelivery } from "./deliver.ts";
import type { OperatorDeps } from "./deps.ts";
import { createJobPlaces } from "./jobs/job-places.ts";
import { jobMemoryMb } from "./jobs/machine-room.ts";
import { isForJob, type JobRun, workJob } from "./jobs/work-job.ts";
import { type Poll, startPoll } from "./poll.ts";

const LOOK_EVERY_MS = 500;
const AT_ONCE = 32;
/** A job that waits for its place is not among the due ones for so long: else it stood in the way of its App's other Deliveries. */
const IN_LINE_MS = 10_000;
/** Of one App: each may take a minute, and one that hangs must not keep the others from theirs. */
const AT_ONCE_PER_APP = 2;
/** Those under way that are not claimed yet are among the due ones: with twice as many there is one for each free place. */
const DUE = { perApp: AT_ONCE_PER_APP, inAll: AT_ONCE * 2 };

/**
 * Works off the queue of Deliveries. Call it under the home's lock: what a dead process had taken is free again. `stop`
 * waits for those under way; jobs are cut off, and done again after the next start.
 */
export async function startDeliveries(deps: OperatorDeps, answerBack: AnswerBack): Promise<Poll> {
  await freeDeliveries(deps.store, deps.clock.now());
  const underWay = new Map<string, { appId: string; work: Promise<void> }>();
  const jobs = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const jobRun: JobRun = { places: createJobPlaces(jobMemoryMb()), over: stopping.signal, answerBack };

  const follow = (row: DeliveryRow, attempt: Promise<void>, isOver: () => void) =>
    attempt
      .catch(async (error: unknown) => {
        deps.log.error("delivery broke", { appId: row.appId, deliveryId: row.id, error: explain(error) });
        await postponeDelivery(deps.store, row.id, deps.clock.now() + 5_000);
      })
      .finally(() => {
        isOver();
        poll.wake();
        answers.wake();
      });
  const begin = (row: DeliveryRow) => {
    const work = follow(row, attemptDelivery(deps, row), () => underWay.delete(row.id));
    underWay.set(row.id, { appId: row.appId, work });
  };
  /** Apart from the others: it may take a day, and what the App is told meanwhile is not to wait for it. */
  const beginJob = async (row: DeliveryRow) => {
    await postponeDelivery(deps.store, row.id, deps.clock.now() + IN_LINE_MS);
    if (jobs.has(row.id)) return;
    jobs.set(
      row.id,
      follow(row, workJob(deps, row, jobRun), () => jobs.delete(row.id)),
    );
  };
  const hasRoom = ({ appId }: DeliveryRow) => {
    const ofApp = [...underWay.values()].filter((one) => one.appId === appId);
    return underWay.size < AT_ONCE && ofApp.length < AT_ONCE_PER_APP;
  };

  const poll = startPoll({
    name: "deliveries",
    everyMs: LOOK_EVERY_MS,
    clock: deps.clock,
    log: deps.log,
    work: async () => {
      for (const row of await dueDeliveries(deps.store, deps.clock.now(), DUE))
        if (underWay.has(row.id)) continue;
        else if (jobs.has(row.id) || (await isForJob(deps, row))) await beginJob(row);
        else if (hasRoom(row)) begin(row);
    },
  });
  // Apart: while Slack is silent, apps go on getting what is theirs.
  const answers = startPoll({
    name: "answers",
    everyMs: LOOK_EVERY_MS,
    clock: deps.clock,
    log: deps.log,
    work: () => sayAnswers(deps, answerBack),
  });
  return {
    wake: poll.wake,
    stop: async () => {
      await poll.stop();
      jobRun.places.close();
      stopping.abort();
      await Promise.allSettled([...underWay.values()].map(({ work }) => work));
      await Promise.allSettled(jobs.values());
      // What is not said by now is said at the next start.
      await answers.stop();
    },
  };
}

/** One that cannot be said keeps nobody else from theirs; while Slack is silent it is no use to go on. */
async function sayAnswers(deps: OperatorDeps, answerBack: AnswerBack): Promise<void> {
  for (const row of await unansweredBack(deps.store, 50)) {
    try {
      await answerBack(row, answerText(row));
      await markAnsweredBack(deps.store, row.id, deps.clock.now());
    } catch (error) {
      if (error instanceof KnownError && error.code === "slack_silent") throw error;
      deps.log.error("answer not said", { appId: row.appId, deliveryId: row.id, error: explain(error) });
    }
  }
}

function answerText(row: DeliveryRow): string {
  if (row.answer === null) return "It did not answer.";
  if (row.answer.ok) return row.answer.text ?? "Done.";
  if (row.answer.refused === true) return row.answer.error;
  return `That did not work: ${row.answer.error}`;
}
