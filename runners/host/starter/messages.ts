/** A program to start, in `/`. */
export interface Program {
  command: string[];
  /** All of its environment. */
  env: Record<string, string>;
  /** Files that it finds open from descriptor 3 on, by their paths on the host. */
  opened?: { path: string; flags: "r" | "a" }[];
}

/** A program to run to its end. */
export interface ProgramRun extends Program {
  input?: Uint8Array;
  /** Most bytes that are kept of each of its outputs. */
  mostBytes: number;
  /** What happens above that: the program is killed and `isTooMuch`, or the end alone is kept. */
  above?: "kill" | "keep_end";
}

/** How a program ended. */
export interface Ended {
  /** Null where a signal ended it. */
  exitCode: number | null;
  stdout: Uint8Array;
  stderr: Uint8Array;
  isTooMuch: boolean;
}

/** What the starter is told. `number` tells programs apart. */
export type Wish =
  | { kind: "run"; number: number; program: ProgramRun }
  | { kind: "begin"; number: number; program: Program }
  | { kind: "kill"; number: number };

/** What it tells. */
export type Told =
  | { kind: "begun"; number: number; pid: number }
  | { kind: "ended"; number: number; ended: Ended }
  /** It could not be started; `code`: the system's, as ENOENT. */
  | { kind: "failed"; number: number; code: string | null; words: string };
