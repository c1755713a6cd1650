import { explain } from "../lib/errors.ts";
import {
  type DeliveryRow,
  dueDeliveries,
  freeDeliveries,
  markAnsweredBack,
  postponeDelivery,
  unansweredBack,
} from "../store/deliveries.ts";
import { attemptDelivery } from "./deliver.ts";
import type { OperatorDeps } from "./deps.ts";
import { type Poll, startPoll } from "./poll.ts";

/** Says a command's answer to the person who waits. At least once: `delivery.id` is its key. */
export type AnswerBack = (delivery: DeliveryRow, text: string) => Promise<void>;

const LOOK_EVERY_MS = 500;
const AT_ONCE = 32;
/** Of one App: each may take a minute, and one that hangs must not keep the others from theirs. */
const AT_ONCE_PER_APP = 2;
/** Those under way that are not claimed yet are among the due ones: with twice as many there is one for each free place. */
const DUE = { perApp: AT_ONCE_PER_APP, inAll: AT_ONCE * 2 };

/**
 * Works off the queue of Deliveries. Call it under the home's lock: what a dead process had taken is free again. `stop`
 * waits for those under way.
 */
export async function startDeliveries(deps: OperatorDeps, answerBack: AnswerBack): Promise<Poll> {
  await freeDeliveries(deps.store, deps.clock.now());
  const underWay = new Map<string, { appId: string; work: Promise<void> }>();

  const begin = (row: DeliveryRow) => {
    const work = attemptDelivery(deps, row)
      .catch(async (error: unknown) => {
        deps.log.error("delivery broke", { appId: row.appId, deliveryId: row.id, error: explain(error) });
        await postponeDelivery(deps.store, row.id, deps.clock.now() + 5_000);
      })
      .finally(() => {
        underWay.delete(row.id);
        poll.wake();
        answers.wake();
      });
    underWay.set(row.id, { appId: row.appId, work });
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
        if (!underWay.has(row.id) && hasRoom(row)) begin(row);
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
      await Promise.allSettled([...underWay.values()].map(({ work }) => work));
      // What is not said by now is said at the next start.
      await answers.stop();
    },
  };
}

async function sayAnswers(deps: OperatorDeps, answerBack: AnswerBack): Promise<void> {
  for (const row of await unansweredBack(deps.store, 50)) {
    await answerBack(row, answerText(row));
    await markAnsweredBack(deps.store, row.id, deps.clock.now());
  }
}

function answerText(row: DeliveryRow): string {
  if (row.answer === null) return "It did not answer.";
  if (row.answer.ok) return row.answer.text ?? "Done.";
  if (row.answer.refused === true) return row.answer.error;
  return `That did not work: ${row.answer.error}`;
}
