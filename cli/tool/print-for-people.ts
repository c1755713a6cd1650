import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { ToolProgress } from "../../sdk/contract/tool-call.ts";
import type { Outcome } from "./outcome.ts";
import { createPen, harmless, type Pen, wrap } from "./pen.ts";
import { showResult } from "./show-result.ts";
import type { Started } from "./surroundings.ts";

/** Longer commands push aside what stands behind them. */
const MOST_COLUMN = 32;

/** What came of a command, for a reader at a terminal: the answer on stdout, talk about it on stderr. */
export function printForPeople(envelope: Envelope, show: Outcome["show"], started: Started): void {
  const pen = createPen(started);
  const shown = show?.(pen) ?? (envelope.ok ? showResult(envelope.result, pen) : "");
  if (shown !== "") started.print(shown);
  const says = (sign: string, text: string) => started.talk(`${sign} ${wrap(harmless(text), pen.width, "  ")}`);
  if (envelope.error !== undefined && (show === undefined || shown === "")) {
    // Whoever waits did nothing wrong.
    const isWait = WAITS.includes(envelope.error.code);
    says(isWait ? pen.warn("●") : pen.bad("✗"), envelope.error.message);
    started.talk(`  ${wrap(harmless(envelope.error.fix), pen.width, "  ")}`);
  }
  if (envelope.changed.length > 0) says(pen.good("±"), envelope.changed.join(", "));
  for (const warning of envelope.warnings) says(pen.warn("!"), warning);
  if (envelope.needsHuman !== undefined) says(pen.warn("●"), envelope.needsHuman);
  const column = Math.min(MOST_COLUMN, Math.max(0, ...envelope.next.map(({ command }) => command.length)));
  for (const { command, why } of envelope.next) {
    const words = wrap(harmless(why), pen.width, " ".repeat(column + 4));
    started.talk(`${pen.quiet("→")} ${pen.bold(harmless(command).padEnd(column))}  ${words}`);
  }
}

const WAITS = ["waits_for_approval", "waits_for_yes"];

/**
 * Tells steps as they go, each in a line of its own, with how long it took where that was long. Of steps that go on beside each
 * other only the first is told as it begins: it is enough to know that something is done.
 */
export function createTeller(started: Started): (step: ToolProgress["progress"]) => void {
  const pen = createPen(started);
  const underWay = new Set<string>();
  return (told) => {
    const isBeside = told.state === "begins" && underWay.size > 0;
    if (told.state === "begins") underWay.add(told.step);
    else underWay.delete(told.step);
    if (!isBeside) started.talk(stepLine(told, pen));
  };
}

function stepLine({ step, state, tookMs, words, url }: ToolProgress["progress"], pen: Pen): string {
  const sign = { begins: pen.quiet("…"), done: pen.good("✓"), failed: pen.bad("✗"), waits: pen.warn("●") }[state];
  const took = tookMs === undefined || tookMs < 100 ? "" : `  ${pen.quiet(`${(tookMs / 1000).toFixed(1)} s`)}`;
  // In a line of its own: a terminal opens it by a click, and no line breaks it.
  const address = url === undefined ? "" : `\n  ${pen.bold(harmless(url))}`;
  return `${sign} ${harmless(step)}${words === undefined ? "" : `  ${harmless(words)}`}${took}${address}`;
}
