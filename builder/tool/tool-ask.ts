import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { ToolCall, ToolProgress } from "../../sdk/contract/tool-call.ts";

/** A call of `tool`, by somebody whom the gateway knows. */
export interface ToolAsk {
  /** Slack user id. */
  personId: string;
  call: ToolCall;
  /** Whether whoever asked reads how it goes, and waits with it. */
  isFollowed: boolean;
  /** Tells how it goes, where that is read. */
  tell(step: ToolProgress["progress"]): void;
  /** Nobody reads the answer any more: Ctrl-C, or the connection is gone. */
  isGone: AbortSignal;
}

/** What its envelope says, without what it leaves out. */
export type ToolOutcome = Partial<
  Pick<Envelope, "app" | "result" | "error" | "next" | "needsHuman" | "warnings" | "changed">
>;

/** Shapes of errors: their codes are what `tool`'s exit codes are made of (cli/tool/exit-code.ts). */
export function refused(code: string, message: string, fix: string, more: ToolOutcome = {}): ToolOutcome {
  return { ...more, error: { code, message, fix } };
}

/** An argument that is one word. */
export function argument({ call }: ToolAsk, name: string): string | null {
  const value = call.args[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** An option's value; null: it was not given. */
export function option({ call }: ToolAsk, name: string): string | null {
  const value = call.options[name];
  return typeof value === "string" ? value : null;
}

export function has({ call }: ToolAsk, name: string): boolean {
  return call.options[name] === true;
}
