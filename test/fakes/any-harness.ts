import type { ScriptedAnswer, ScriptedTurn } from "./scripted-model.ts";

/** What a model does in one turn, whoever asks it. */
export type ModelStep =
  | { write: string; content: string }
  | { run: string }
  | { read: string; input: Record<string, string> }
  | { say: string };

/**
 * One script for every harness: the call is chosen from those that the request offers. `step` counts the calls whose results
 * are in the conversation. A request without calls asks for a title or the like.
 */
export function scriptFor<T extends ScriptedTurn>(
  steps: (turn: T, step: number) => ModelStep | ScriptedAnswer,
): (turn: T) => ScriptedAnswer {
  return (turn) => {
    if (turn.calls.length === 0) return { text: "A title" };
    const step = steps(turn, turn.results.length);
    if ("write" in step) return write(turn.calls, step);
    if ("run" in step) return run(turn.calls, step.run);
    if ("read" in step) return read(turn.calls, step);
    if ("say" in step) return say(turn.calls, step.say);
    return step;
  };
}

function write(calls: readonly string[], { write: path, content }: { write: string; content: string }): ScriptedAnswer {
  const full = `/app-source/${path}`;
  if (calls.includes("Write")) return call("Write", { file_path: full, content });
  if (calls.includes("done")) return call("write", { path, content });
  if (calls.includes("write")) return call("write", { path: full, filePath: full, content });
  return call("exec_command", { cmd: `printf %s '${content}' > ${full}` });
}

function run(calls: readonly string[], command: string): ScriptedAnswer {
  if (calls.includes("Bash")) return call("Bash", { command, description: "run" });
  if (calls.includes("done")) return call("bash", { command, timeout_s: 90 });
  if (calls.includes("bash")) return call("bash", { command, description: "run" });
  return call("exec_command", { cmd: command });
}

/** As a call of its own, by whatever name the harness gives it; else by the program in the box. */
function read(calls: readonly string[], step: { read: string; input: Record<string, string> }): ScriptedAnswer {
  const own = calls.find((name) => name === step.read || name.endsWith(`_${step.read}`));
  if (own !== undefined) return call(own, step.input);
  const words = Object.entries(step.input).map(([key, value]) => `${key}='${value}'`);
  return run(calls, ["tool read", step.read, ...words].join(" "));
}

function say(calls: readonly string[], text: string): ScriptedAnswer {
  return calls.includes("done") ? call("done", { summary: text }) : { text };
}

function call(name: string, input: unknown): ScriptedAnswer {
  return { text: "Working.", calls: [{ name, input }] };
}

/** A script for the built-in harness's calls, played to Claude Code, whose calls have other names and want whole paths. */
export function playedByClaude(script: (turn: ScriptedTurn) => ScriptedAnswer): (turn: ScriptedTurn) => ScriptedAnswer {
  return (turn) => {
    if (!turn.calls.includes("Write")) return script(turn);
    const answer = script({ ...turn, calls: ["read", "write", "edit", "bash", "done"] });
    if ("error" in answer) return answer;
    const done = answer.calls?.find(({ name }) => name === "done");
    if (done !== undefined) return { text: (done.input as { summary: string }).summary };
    return { ...answer, calls: (answer.calls ?? []).map(({ name, input }) => asClaude(name, input)) };
  };
}

function asClaude(name: string, input: unknown): { name: string; input: unknown } {
  const { path, content, command } = input as { path?: string; content?: string; command?: string };
  if (name === "bash") return { name: "Bash", input: { command, description: "run" } };
  if (name === "read") return { name: "Read", input: { file_path: `/app-source/${path}` } };
  return { name: "Write", input: { file_path: `/app-source/${path}`, content } };
}
