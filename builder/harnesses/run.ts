import type { HarnessEvent, HarnessMemory, HarnessRemark, HarnessRun, HarnessTask } from "../harness.ts";

/** What a harness's loop has of its own run. */
export interface RunControl {
  /** Aborted by `stop`, the task's signal, its time, and a reader that left. */
  signal: AbortSignal;
  /** Whether its time is over. */
  isOvertime(): boolean;
  /** Takes what was sent and not taken yet, oldest first. */
  takeSent(): HarnessRemark[];
  hasSent(): boolean;
  /** Waits until something was sent. Rejects once it is stopped. */
  somethingSent(): Promise<void>;
  /** Done once, as soon as the run ends in whatever way; `stop` waits for it. */
  atEnd(release: () => Promise<void>): void;
  /** What `interrupt` does; nothing until it is given. */
  onInterrupt(act: () => Promise<void>): void;
  /** What `send` does beside keeping the remarks until they are taken. */
  onSend(act: () => Promise<void>): void;
}

/** A HarnessRun over a generator of its events. */
export function startRun(
  task: Pick<HarnessTask, "signal" | "limits">,
  play: (control: RunControl) => AsyncGenerator<HarnessEvent>,
  memory: () => Promise<HarnessMemory | null>,
): HarnessRun {
  const over = new AbortController();
  const overtime = AbortSignal.timeout(task.limits.timeoutMs);
  const signal = AbortSignal.any([task.signal, overtime, over.signal]);
  const releases: (() => Promise<void>)[] = [];
  let sent: HarnessRemark[] = [];
  let woken = Promise.withResolvers<void>();
  let released: Promise<void> | null = null;
  let interrupt = () => Promise.resolve();
  let passOn = () => Promise.resolve();

  const release = () => {
    released ??= Promise.all(releases.map((end) => end())).then(() => undefined);
    return released;
  };
  // Also while nobody reads: `events` awaits the same promise, and so has its failure.
  signal.addEventListener("abort", () => void release().catch(() => undefined), { once: true });

  const control: RunControl = {
    signal,
    isOvertime: () => overtime.aborted && !task.signal.aborted,
    takeSent: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    hasSent: () => sent.length > 0,
    somethingSent: async () => {
      if (sent.length > 0) return;
      woken = Promise.withResolvers();
      const onAbort = () => woken.reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      signal.throwIfAborted();
      try {
        await woken.promise;
      } finally {
        signal.removeEventListener("abort", onAbort);
      }
    },
    atEnd: (end) => {
      releases.push(end);
    },
    onInterrupt: (act) => {
      interrupt = act;
    },
    onSend: (act) => {
      passOn = act;
    },
  };

  return {
    events: follow(play(control), over, release),
    send: async (remarks) => {
      if (remarks.length === 0 || signal.aborted) return;
      sent.push(...remarks);
      woken.resolve();
      await passOn();
    },
    interrupt: async () => {
      if (!signal.aborted) await interrupt();
    },
    stop: async () => {
      over.abort();
      await release();
    },
    memory,
  };
}

async function* follow(
  events: AsyncGenerator<HarnessEvent>,
  over: AbortController,
  release: () => Promise<void>,
): AsyncGenerator<HarnessEvent> {
  try {
    yield* events;
  } finally {
    // Also where the reader stopped reading: whatever still runs ends now.
    over.abort();
    await release();
  }
}
