import { appCalls } from "./app-calls.ts";
import { contextCalls } from "./context-calls.ts";
import { ownAppCalls } from "./own-app-calls.ts";
import type { ReadCall } from "./read-call.ts";
import type { ReadingDeps } from "./reading-deps.ts";
import { sourceCalls } from "./source-calls.ts";

/** All that an agent may read of the company's: its pages, how the App that is changed does, which Apps there are, its data. */
export function createReadCalls(deps: ReadingDeps): ReadCall[] {
  return [...contextCalls(deps), ...ownAppCalls(deps), ...appCalls(deps), ...sourceCalls(deps)];
}
