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
  event: [
    ["event", "--from", "lunch-orders/ordered"],
    ["event", "--emit", "ordered"],
  ],
  webhook: [["webhook", "alerts"]],
  db: [["db", "orders"]],
  github: [
    ["github", "--on", "pull_request.opened", "--repository", "acme/web"],
    ["github", "--on", "push"],
  ],
  linear: [
    ["linear", "--on", "Issue.create", "--team", "ENG"],
    ["linear", "--on", "Comment.create"],
  ],
  files: [["files"]],
  llm: [["llm", "--usd", "3"]],
  secret: [["secret", "STRIPE_KEY", "--about", "Charges cards"]],
  egress: [["egress", "api.example.com"]],
  data: [["data", "sales", "--table", "orders", "--columns", "hub,amount"]],
  gpu: [["gpu", "render"]],
};
/** All that the tree lets one add. */
export const WHAT = COMMANDS.find(({ name }) => name === "add")?.args[0]?.oneOf ?? [];
