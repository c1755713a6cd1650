import type { OperatorDeps } from "./deps.ts";
import { TOO_LONG } from "./instances.ts";
import type { StageResult } from "./stages.ts";

/** The time in which an App's requests wait at the edge, because its files change. */
export interface Window {
  /** A stage on the way forward: requests wait, and it is not begun when too little time is left. */
  inside(work: () => Promise<StageResult>): () => Promise<StageResult>;
  /** A stage on the way back: requests wait, however long. */
  held(work: () => Promise<StageResult>): () => Promise<StageResult>;
  /** Aborts when the way back must begin. */
  over(): AbortSignal;
  /** Milliseconds until then. */
  leftMs(): number;
  end(): Promise<StageResult>;
}

/**
 * Of the 10 s that a request may wait. The way back starts two boxes, to restore and to restart the old version: 1.5 s,
 * and twice that where the machine is busy.
 */
const FORWARD_MS = 6_000;

/**
 * Opens with its first stage. Each stage renews the edge's lease: one that a crash let run out is held again when the
 * deploy goes on, and gets its time anew, because finishing is as quick as going back.
 */
export function createWindow(deps: OperatorDeps, appId: string): Window {
  // Real time, not the platform's clock, which may be moved meanwhile.
  let over: AbortSignal | null = null;
  let overAt = 0;
  const open = () => {
    if (over !== null) return over;
    overAt = performance.now() + FORWARD_MS;
    over = AbortSignal.timeout(FORWARD_MS);
    return over;
  };
  const held = (work: () => Promise<StageResult>) => async () => {
    open();
    await deps.edge.hold(appId);
    return await work();
  };
  return {
    held,
    over: open,
    leftMs: () => (open().aborted ? 0 : overAt - performance.now()),
    inside: (work) =>
      held(async () => {
        if (!open().aborted) return await work();
        return { ok: false, problem: TOO_LONG };
      }),
    end: async () => {
      await deps.edge.release(appId);
      return { ok: true };
    },
  };
}
