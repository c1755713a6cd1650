import type { OperatorDeps } from "../../operator/deps.ts";

/** What goes on in boxes when Toolroom stops, and how to end it: sentences for the terminal. An engine that is gone runs nothing of ours. */
export async function leftRunning({ runner }: Pick<OperatorDeps, "runner">): Promise<string[]> {
  const boxes = await runner.list().catch(() => []);
  const running = boxes.filter(({ state }) => state === "running");
  if (running.length === 0) return [];
  const what = running.length === 1 ? "1 app or build keeps" : `${running.length} apps and builds keep`;
  return [
    `${what} running in ${running.length === 1 ? "its box" : "their boxes"}. Nobody reaches them until the next start, which goes on where they are.`,
  ];
}
