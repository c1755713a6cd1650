import type { Ask, Planner } from "../../planner.ts";

/** Plain asks of a list, a post and a change of mind: together they pass most of what reads one. */
const PLAIN = [
  "Collect lunch orders with name and dish until 11 and post the list in #food.",
  "Every Friday at 3 pm, post “Please fill in your hours” in #general.",
  "Eine Liste unserer Schlüssel mit Nummer, Inhaber und Rückgabe am, montags um 9 die überfälligen in #food.",
];

/**
 * The first ask is read several times more slowly than the next one, while the machine compiles what reads it. So some are
 * read before anybody asks; nothing is kept of them.
 */
export async function warmUp(planner: Planner): Promise<void> {
  for (const text of PLAIN) {
    const ask = askOf(text);
    await planner.triage(ask);
    await planner.plan(ask);
  }
}

function askOf(text: string): Ask {
  return {
    ...{ requestId: "warm-up", doorFolder: "", text, inputs: [], remarks: [], people: [], current: null, mayAsk: true },
    requester: { name: "Nobody", timeZone: "UTC", locale: "en-US" },
    channels: ["#food", "#general"],
    at: "2027-01-11T10:00:00Z",
  };
}
