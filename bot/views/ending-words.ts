import type { Ending } from "../../operator/announcer.ts";
import { person } from "./pieces.ts";

/** How a request ended, as one starts a sentence with it. */
export function endingWords(ending: Ending): string {
  switch (ending.kind) {
    case "live":
      return "Live";
    case "answered":
      return "Answered";
    case "refused":
      return "Cannot be built";
    case "failed":
      return "Failed";
    case "expired":
      return "Nobody answered in time";
    case "stopped":
      return `Stopped${by(ending.byId)}`;
    case "cancelled":
      return `Cancelled${by(ending.byId)}`;
    case "declined":
      return `Declined${by(ending.byId)}`;
  }
}

function by(personId: string | null): string {
  return personId === null ? "" : ` by ${person(personId)}`;
}
