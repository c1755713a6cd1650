import { fuzz } from "./fuzzing.ts";

const ADDED = [
  ...[
    ["status"],
    ["deploy"],
    ["add", "event", "--emit", "x"],
    ["add", "llm"],
    ["add", "files"],
    ["add", "secret", "A_KEY"],
  ],
  ...[
    ["add", "data", "s", "--table", "t", "--columns", "a"],
    ["add", "egress", "api.example.com"],
    ["add", "gpu", "x"],
  ],
  ...[
    ["add", "slack", "--on", "message", "--in", "#a", "--dm"],
    ["add", "github", "--on", "push"],
    ["add", "webhook", "w"],
  ],
];

fuzz({ commandLines: 20_000, manifests: 400, asked: ADDED });
