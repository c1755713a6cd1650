import type { HarnessEvent } from "../../harness.ts";
import type { AgentProgram } from "../cli/program.ts";
import type { AcpUpdate } from "./client.ts";

type CallUpdate = Extract<AcpUpdate, { kind: "call" }>;

/** What an agent says and calls, as events: text in lines instead of crumbs, each call begun and ended once. */
export interface CallLog {
  said(text: string): Generator<HarnessEvent>;
  took(update: CallUpdate): Generator<HarnessEvent>;
  /** Ends what is still open, and says what was not said yet. */
  close(): Generator<HarnessEvent>;
  /** Calls that are under way. */
  open(): number;
  /** Calls that ended so far. */
  ended(): number;
  /** The next turn's number: the protocol has none, so each call that ended counts as one. */
  turn(): number;
  /** What was said since the last call. */
  takeWords(): string;
}

const TEXT_CHUNK = 200;

export function createCallLog(program: Pick<AgentProgram, "countCommand">): CallLog {
  const openCalls = new Set<string>();
  const closed = new Set<string>();
  let pending = "";
  let words = "";

  function* flush(): Generator<HarnessEvent> {
    if (pending.trim() !== "") yield { kind: "text", text: pending };
    pending = "";
  }

  function* end(callId: string, ok: boolean, note: string, output?: string): Generator<HarnessEvent> {
    openCalls.delete(callId);
    closed.add(callId);
    program.countCommand(-1);
    yield { kind: "call_end", callId, ok, note, ...(output === undefined ? {} : { output }) };
  }

  return {
    said: function* (text) {
      words += text;
      pending += text;
      if (pending.includes("\n") || pending.length >= TEXT_CHUNK) yield* flush();
    },
    took: function* ({ callId, title, what, status, said }) {
      if (closed.has(callId)) return;
      if (!openCalls.has(callId)) {
        yield* flush();
        words = "";
        openCalls.add(callId);
        program.countCommand(1);
        const name = wordFor(what);
        yield { kind: "call_start", callId, name, title: `${name} ${firstLine(title ?? "").slice(0, 120)}`.trim() };
      }
      if (status === "completed" || status === "failed")
        yield* end(callId, status === "completed", firstLine(said), said);
    },
    close: function* () {
      yield* flush();
      for (const callId of openCalls) yield* end(callId, false, "interrupted");
    },
    open: () => openCalls.size,
    ended: () => closed.size,
    turn: () => closed.size + 1,
    takeWords: () => {
      const taken = words.trim();
      words = "";
      return taken;
    },
  };
}

/** By the words that progress is told in. Kinds: https://agentclientprotocol.com/protocol/tool-calls */
function wordFor(what: string | null): string {
  if (what === "execute") return "bash";
  if (what === "edit" || what === "delete" || what === "move") return "write";
  return what === "read" || what === "search" ? "read" : (what ?? "call");
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 160);
}
