import { createEventDelivery } from "./delivery/events.ts";
import { createLines, type Line } from "./delivery/lines.ts";
import { createQuestions, type Questions } from "./delivery/questions.ts";
import type { EventFaults } from "./faults/events.ts";
import type { Json } from "./json.ts";
import { noteAnswer } from "./traffic.ts";
import type { Workspace } from "./workspace.ts";

/** Everything that goes to the app, over whatever connections are open. */
export interface Delivery {
  attach(line: Line): void;
  detach(line: Line): void;
  /** The app acknowledged an envelope, perhaps with an answer. */
  acknowledge(envelopeId: string, payload: Json): void;
  /** Sends an interactive payload or a slash command and waits for the answer; these are never sent twice. */
  ask: Questions["ask"];
  lines(): readonly Line[];
  close(): void;
}

export function createDelivery(workspace: Workspace, options: { ackTimeoutMs: number; faults: EventFaults }): Delivery {
  const lines = createLines();
  const events = createEventDelivery(workspace, lines, options);
  const questions = createQuestions(workspace, lines, options.ackTimeoutMs);
  let isClosed = false;

  return {
    attach: (line) => {
      lines.add(line);
      questions.sendWaiting(line);
      events.send();
    },
    detach: (line) => {
      if (isClosed) return;
      lines.remove(line);
      events.lose(line);
      questions.lose(line);
      events.send();
    },
    acknowledge: (envelopeId, payload) => {
      if (isClosed || options.faults.losesAck()) return;
      noteAnswer(workspace, envelopeId, payload);
      if (!questions.answer(envelopeId, payload)) events.acknowledge(envelopeId);
    },
    ask: questions.ask,
    lines: lines.all,
    close: () => {
      isClosed = true;
      events.close();
      questions.close();
      lines.clear();
    },
  };
}
