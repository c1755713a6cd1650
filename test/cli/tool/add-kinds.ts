import { COMMANDS } from "../../../sdk/contract/command-tree.ts";

/** One command line, or more, of every kind; together they make an app whose checks hold at once. */
export const ADDED: Record<string, string[][]> = {
  slack: [
    ["slack", "--command", "/generate", "--post", "#food"],
    ["slack", "--command", "draw"],
    ["slack", "--on", "reaction_added", "--in", "#food"],
    ["slack", "--shortcut", "Save this"],
    ["slack", "--post", "#sales", "--dm"],
  ],
  schedule: [["schedule", "morning", "--cron", "0 8 * * 1-5"]],
  event: [["event", "--from", "lunch-orders/ordered"]],
  webhook: [["webhook", "alerts"]],
  db: [["db", "orders"]],
  github: [],
  linear: [],
};
/** What the checks of an app cannot bring about yet: a payload for what is no webhook. */
export const NOT_TRIED_YET = ["github", "linear", "event"];
/** What @toolroom/app does not have yet. */
export const YET_TO_COME = ["files", "llm", "secret", "egress", "data", "gpu"];

/** All that the tree lets one add. */
export const WHAT = COMMANDS.find(({ name }) => name === "add")?.args[0]?.oneOf ?? [];
