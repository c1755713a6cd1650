import { randomUUID } from "node:crypto";
import type { Json } from "../json.ts";
import { noteGot } from "../traffic.ts";
import type { Workspace } from "../workspace.ts";
import type { Line, Lines } from "./lines.ts";

/** What the app said to an interactive payload or a slash command. */
export type Answer = { isAcked: true; payload: Json } | { isAcked: false };

/** Interactive payloads and slash commands on their way: each is sent once, and somebody waits for its answer. */
export interface Questions {
  /** Where no line is open, it is sent on the first that comes in time. */
  ask(type: "interactive" | "slash_commands", payload: Json): Promise<Answer>;
  /** Sends what no line was there for. */
  sendWaiting(line: Line): void;
  /** Whether the envelope was a question. */
  answer(envelopeId: string, payload: Json): boolean;
  /** Of what was sent on this line no answer will come. */
  lose(line: Line): void;
  close(): void;
}

interface Question {
  line: Line | null;
  settle(answer: Answer): void;
  send(line: Line): void;
}

export function createQuestions(workspace: Workspace, lines: Lines, ackTimeoutMs: number): Questions {
  const questions = new Map<string, Question>();
  return {
    ask: (type, payload) =>
      new Promise((resolve) => {
        const envelopeId = randomUUID();
        const timer = setTimeout(() => questions.get(envelopeId)?.settle({ isAcked: false }), ackTimeoutMs);
        const question: Question = {
          line: null,
          settle: (answer) => {
            clearTimeout(timer);
            questions.delete(envelopeId);
            resolve(answer);
          },
          send: (line) => {
            question.line = line;
            line.send(JSON.stringify({ envelope_id: envelopeId, payload, type, accepts_response_payload: true }));
            noteGot(workspace, type, envelopeId, payload);
          },
        };
        questions.set(envelopeId, question);
        const line = lines.next();
        if (line) question.send(line);
      }),
    sendWaiting: (line) => {
      for (const question of questions.values()) if (!question.line) question.send(line);
    },
    answer: (envelopeId, payload) => {
      const question = questions.get(envelopeId);
      question?.settle({ isAcked: true, payload });
      return question !== undefined;
    },
    lose: (line) => {
      for (const question of questions.values()) if (question.line === line) question.settle({ isAcked: false });
    },
    close: () => {
      for (const question of [...questions.values()]) question.settle({ isAcked: false });
    },
  };
}
