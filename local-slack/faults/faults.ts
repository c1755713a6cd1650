import { type CallFaults, createCallFaults } from "./calls.ts";
import { createEventFaults, type EventFaults } from "./events.ts";

/** What was broken on purpose and is still to come. It is gone with the process, except for the bot's token. */
export interface Faults {
  calls: CallFaults;
  events: EventFaults;
}

export function createFaults(): Faults {
  return { calls: createCallFaults(), events: createEventFaults() };
}
