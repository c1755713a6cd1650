import type { Json } from "../json.ts";

/** What happens to a call instead of a plain answer. */
export type CallFault =
  | { how: "rate_limit_calls"; retryAfterSeconds: number }
  | { how: "fail_calls" }
  | { how: "slow_calls"; afterMs: number }
  | { how: "lose_answers" };

/** Faults of the Web API's answers to the app; the people of the page have none. */
export interface CallFaults {
  /** For the next `count` calls of `method`, of any where it is undefined. */
  arm(fault: CallFault, count: number, method: string | undefined): void;
  /** The fault of this call, which is used up by it: the one that was armed first. */
  take(method: string): CallFault | undefined;
  /** `[{fault, method, left, retry_after?, after_ms?}]`; `method` is null where it is for any. */
  armed(): Json[];
  clear(): void;
}

export function createCallFaults(): CallFaults {
  let waiting: { fault: CallFault; left: number; method: string | undefined }[] = [];
  return {
    arm: (fault, count, method) => {
      waiting.push({ fault, left: count, method });
    },
    take: (method) => {
      const found = waiting.find((one) => one.method === undefined || one.method === method);
      if (!found) return undefined;
      found.left -= 1;
      waiting = waiting.filter((one) => one.left > 0);
      return found.fault;
    },
    armed: () =>
      waiting.map(({ fault, left, method }) => ({
        fault: fault.how,
        method: method ?? null,
        left,
        ...(fault.how === "rate_limit_calls" ? { retry_after: fault.retryAfterSeconds } : {}),
        ...(fault.how === "slow_calls" ? { after_ms: fault.afterMs } : {}),
      })),
    clear: () => {
      waiting = [];
    },
  };
}
