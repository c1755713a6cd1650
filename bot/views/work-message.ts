import { ACTIONS } from "./action-ids.ts";
import { button, type Content, plain, section } from "./pieces.ts";

/** In private, above the files with what agents did. */
export function workMessage(title: string): Content {
  const text = `The work on ${plain(title)}: what the coding agent was told, said and did, what it changed and what it cost. The files stand below, in this thread.`;
  return { text, blocks: [section(text)] };
}

export function workButton(requestId: string) {
  return button(ACTIONS.work, requestId, "Show the work", {
    label: "Show the work: what the agent did, as files for you",
  });
}
