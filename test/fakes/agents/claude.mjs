// Stands for Claude Code where a test needs one that misbehaves: `node claude.mjs <mode> …its arguments`.
import { createInterface } from "node:readline";

const mode = process.argv[2];
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const usage = { input_tokens: 10, output_tokens: 5 };
const init = () => say({ type: "system", subtype: "init", session_id: "s", model: "m" });
const answer = (...content) => say({ type: "assistant", message: { id: `m${Math.random()}`, content, usage } });
const result = (more) => say({ type: "result", subtype: "success", is_error: false, result: "Did it.", ...more });
const modes = {
  garbage: () => {
    process.stdout.write('Warning: something\n{not json\n[1]\nnull\n{"type":"mystery"}\n{"type":"assistant"}\n\n');
    init();
    process.stdout.write('{"type":"result","subtype":7}\n');
    answer({ type: "thinking", thinking: "hm" }, { type: "text", text: "Hello." });
    result();
  },
  deaf: () => {
    init();
    answer({ type: "tool_use", id: "c1", name: "Bash", input: { command: "sleep 900" } });
    setInterval(() => undefined, 1000);
    process.on("SIGTERM", () => undefined);
  },
  mute: () => setInterval(() => undefined, 1000),
  flood: () => {
    init();
    const flood = () => process.stdout.write("x".repeat(1_000_000), flood);
    flood();
  },
  chatter: () => {
    init();
    const chat = () => process.stdout.write(`${"x".repeat(99_000)}\n`.repeat(10), chat);
    chat();
  },
  liar: () => {
    init();
    result({ is_error: true, result: "API Error: Connection error." });
    process.exitCode = 1;
  },
  success: () => {
    init();
    result();
  },
  dies: () => {
    init();
    process.stderr.write("first\nSegmentation fault of ghp_0123456789abcdefghij0123\n");
    process.exit(3);
  },
  refused: () => {
    init();
    result({ result: "API Error: 401" });
  },
};

let begun = false;
createInterface({ input: process.stdin })
  .on("line", () => {
    if (!begun) modes[mode]();
    begun = true;
  })
  .on("close", () => {
    if (mode !== "deaf" && mode !== "mute" && mode !== "flood") process.exit();
  });
