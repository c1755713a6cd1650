import { fuzz } from "./fuzzing.ts";

const ADDED = [
  ["status"],
  ["add", "schedule", "x", "--cron", "0 8 * * *"],
  ["add", "db"],
  ["add", "slack", "--post", "#a", "--dm"],
];

fuzz({ commandLines: 300, manifests: 60, asked: ADDED });
