/** One piece of a box's output. */
export interface OutputFrame {
  from: "stdout" | "stderr";
  chunk: Uint8Array;
}

/** What a Sandbox needs of its box. Each throws KnownError: `sandbox_gone`, `runner_unavailable`. */
export interface BoxAccess {
  /** Starts a command, with `env` added to the box's own. */
  exec(command: string[], options: { env: string[]; cwd: string; hasInput: boolean }): Promise<RunningExec>;
  /** Whether there is next to no room for further processes. */
  isFull(): Promise<boolean>;
  /** Ends every process but the first. */
  sweep(): Promise<void>;
  /** Nothing in it runs any more, until `thaw`. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  remove(): Promise<void>;
}

export interface RunningExec {
  /** Read once; a slow reader slows the command. */
  frames: AsyncIterable<OutputFrame>;
  /** A piece of the command's input; resolves once it is passed on. Rejects where nobody reads it any more. */
  write(chunk: Uint8Array): Promise<void>;
  /** The end of its input. */
  endInput(): void;
  /** Listens and speaks to it no longer. */
  cut(): void;
  /** undefined while it runs; null where it ended and nobody ever learned how. */
  exitCode(): Promise<number | null | undefined>;
}

/** Of the processes that a box may hold. One that just failed to start another has ended itself: it is not seen at its limit. */
export const FULL_SHARE = 0.9;
