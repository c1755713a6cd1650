import type { Clock } from "../../lib/clock.ts";
import type { Command } from "../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { ToolProgress } from "../../sdk/contract/tool-call.ts";
import type { Toolchain } from "./toolchain.ts";

/** Where `tool` was started, and what it may use there. Two entry files make one: cli/main.ts, and cli/box/main.ts in boxes. */
export interface Started {
  /** Absolute; where it was called. */
  folder: string;
  /** Absolute, made when first needed, readable by its owner alone: what `tool` itself keeps, such as a sign-in. Null in a box. */
  ownFolder: string | null;
  /** Absolute; the skills with their templates. May lay them out when first asked. */
  skillsFolder(): string;
  /** Absolute; the company's own, where there may be such: in a coding agent's box. */
  companySkillsFolder?: string;
  /** Of a coding agent's box: the platform's socket there. Null outside. */
  box: { doorSocket: string } | null;
  /** Absolute; what applies an app's migrations, as a program of its own: cli/box/migrate.ts, or what is built of it. May lay it out. */
  migrateProgram(): string;
  /** What apps are written with on this machine. Null in a box, whose image holds it. */
  toolchain: Toolchain | null;
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** stdin, for what reads it as it comes. */
  input: NodeJS.ReadableStream;
  /** All of stdin as text. Rejects with KnownError `too_long` after 64 000 bytes, and `no_text` where it is none. */
  readInput(): Promise<string>;
  /** One line, or some, to stdout. */
  print(text: string): void;
  /** The same to stderr. */
  talk(text: string): void;
  /** Whether stdout is a terminal: then people read it. */
  isTerminal: boolean;
  /** Whether somebody can be asked something: stdin and stderr are a terminal. */
  canAsk: boolean;
  /** Asks somebody at the terminal for a line; null: nobody answered, or by the signal nobody need to any more. */
  askLine(question: string, signal: AbortSignal): Promise<string | null>;
  /** Columns of the terminal. */
  width: number;
  hasColour: boolean;
  /** Another command serves it to a program: nobody presses Ctrl-C there, and stdin is the program's. */
  isServed?: true;
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
}

/** The same for one command, which tells how it goes. */
export interface Surroundings extends Started {
  /** All commands there are here. */
  commands: readonly Command[];
  /** Does another command line, for one that serves them: it reads nothing of stdin, prints nothing and asks nobody. */
  perform(words: readonly string[], interrupted: AbortSignal): Promise<Envelope>;
  /** Whether `progress` is printed as it comes, for a program that reads along. */
  isStreamed: boolean;
  /** A step of long work, told to whoever waits. */
  progress(step: ToolProgress["progress"]): void;
  /** Says at once after each change what was changed: a path, or a name. It stands in the envelope, also where the work is cut off. */
  hasChanged(what: string): void;
}
