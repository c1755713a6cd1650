import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import type { Harness } from "../harness.ts";
import { createAcpHarness } from "./acp/adapter.ts";
import type { AcpAgent } from "./acp/agent.ts";
import { KNOWN_AGENTS } from "./acp/known-agents.ts";
import { createBuiltInHarness } from "./built-in.ts";
import { createClaudeCodeHarness } from "./claude-code/adapter.ts";

export interface HarnessChoice {
  /** As the door is asked for it. */
  model: string;
  clock: Clock;
  /** Those of the configuration; one by a known agent's name stands for that. */
  agents: readonly AcpAgent[];
}

const MODEL_ANSWER_TOKENS = 16_000;

/** Every harness that a model drives, by the name that the configuration chooses it by. */
export function createHarnesses({ model, clock, agents }: HarnessChoice): Harness[] {
  const own = [
    createBuiltInHarness({ model, maxTokens: MODEL_ANSWER_TOKENS, clock }),
    createClaudeCodeHarness({ model, clock }),
  ];
  const taken = agents.find(({ name }) => name === "blueprints" || own.some((harness) => harness.name === name));
  if (taken !== undefined)
    throw new KnownError(
      "bad_setting",
      `An agent cannot be called ${taken.name}: a harness is.`,
      "Give it another name.",
    );
  const known = KNOWN_AGENTS.filter(({ name }) => !agents.some((agent) => agent.name === name));
  return [
    ...own,
    ...known.map((agent) => createAcpHarness({ agent, model, clock, needs: `\`tool harness install ${agent.name}\`` })),
    ...agents.map((agent) => createAcpHarness({ agent, model, clock })),
  ];
}

/** The one of that name. Throws KnownError `bad_setting` that names all there are. */
export function chooseHarness(harnesses: readonly Harness[], name: string): Harness {
  const chosen = harnesses.find((harness) => harness.name === name);
  if (chosen !== undefined) return chosen;
  const names = harnesses.map((harness) => harness.name).join(", ");
  throw new KnownError("bad_setting", `There is no harness ${name}.`, `Choose one of ${names}.`);
}

function readsBy({ api, readsMcp }: Harness["traits"]): string {
  if (api === null) return "–";
  return readsMcp ? "calls of its own" : "`tool read`";
}

/** The README's table of them, as Markdown. */
export function harnessTable(harnesses: readonly Harness[]): string {
  const rows = harnesses.map(({ name, traits }) => [
    `\`${name}\``,
    traits.licence,
    traits.needs,
    traits.api ?? "none",
    traits.resumes ? "yes" : "no",
    traits.steers,
    readsBy(traits),
    traits.cost,
  ]);
  const head = ["harness", "licence", "needs", "speaks", "resumes", "steers", "reads by", "cost from"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
