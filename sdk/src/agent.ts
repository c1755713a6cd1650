import type { MakeAgent } from "./api-agent.ts";
import type { AskObject } from "./open-agent.ts";

export interface AgentOptions {
  /** The app's own, with `instructions/` in it. */
  folder: () => string;
  ask: AskObject;
  /** Whether this agent is left out on trial: then it answers nothing. */
  isLeftOut: (name: string) => boolean;
}

/** Each file is read when its agent is first asked: what reads it takes longer to load than an app to start. */
export function createAgents({ folder, ask, isLeftOut }: AgentOptions): MakeAgent {
  return <Output>(name: string) => {
    let asked: Promise<(inputs: Readonly<Record<string, string>>) => Promise<unknown>> | undefined;
    const open = async () => {
      const { openAgent } = await import("./open-agent.ts");
      return openAgent(name, folder(), ask);
    };
    return async (inputs: Readonly<Record<string, string>>) => {
      if (isLeftOut(name)) return {} as Output;
      asked ??= open();
      return (await (
        await asked
      )(inputs)) as Output;
    };
  };
}
