// The public types of agents, as they go into the image: this file imports nothing.

/** Asks by its instructions: gives what they say comes out. Throws PlatformError, `bad_answer` where no answer fitted. */
export type Agent<Output> = (inputs: Readonly<Record<string, string>>) => Promise<Output>;

/**
 * An agent by the name of its file: `agent<{ urgency: "low" | "high" }>("triage")` is told `instructions/triage.md`, which says
 * what comes in and what comes out. What it answers fits that; it decides nothing by itself.
 */
export type MakeAgent = <Output = Record<string, unknown>>(name: string) => Agent<Output>;
