// Stands for an agent of the Agent Client Protocol that misbehaves: `node acp.mjs <mode>`.
import { createInterface } from "node:readline";

const mode = process.argv[2];
const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const update = (more) => say({ method: "session/update", params: { sessionId: "s1", update: more } });
const text = (words) => update({ sessionUpdate: "agent_message_chunk", content: { type: "text", text: words } });
const start = (id) =>
  update({ sessionUpdate: "tool_call", toolCallId: id, title: "sleep 900", kind: "execute", status: "pending" });
const end = (id) => update({ sessionUpdate: "tool_call_update", toolCallId: id, status: "completed", content: [] });
let prompt = null;

const modes = {
  garbage: (id) => {
    process.stdout.write('Loading…\n{"jsonrpc":"2.0"}\n{"id":1}\n{broken\n');
    say({ id: 77, result: "nobody asked" });
    say({ method: "session/update", params: { update: { sessionUpdate: "dance" } } });
    text("Hel");
    text("lo.");
    say({ id, result: { stopReason: "end_turn" } });
  },
  asks: (id) => {
    prompt = id;
    say({ id: "p1", method: "fs/write_text_file", params: { path: "/etc/passwd" } });
  },
  deaf: () => start("c1"),
  fails: (id) => say({ id, error: { code: -32603, message: "Internal error", data: { message: "stream died" } } }),
  cancelled: (id) => say({ id, result: { stopReason: "cancelled" } }),
  dies: () => process.exit(9),
};

const answers = {
  // The answer that we know nothing of files, then the one that lets it.
  p1: (answer) => {
    const options = [
      { optionId: "no", kind: "reject_once", name: "No" },
      { optionId: "yes", kind: "allow_once", name: "Yes" },
    ];
    start("c2");
    text(`${answer.error.code} `);
    say({ id: "p2", method: "session/request_permission", params: { sessionId: "s1", options, toolCall: {} } });
  },
  p2: (answer) => {
    end("c2");
    text(answer.result.outcome.optionId);
    say({ id: prompt, result: { stopReason: "end_turn" } });
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const message = JSON.parse(line);
    if (message.method === "initialize")
      say({ id: message.id, result: { protocolVersion: 1, agentCapabilities: { loadSession: true } } });
    else if (message.method === "session/new") say({ id: message.id, result: { sessionId: "s1" } });
    else if (message.method === "session/prompt") modes[mode](message.id);
    else if (message.method === undefined) answers[message.id](message);
  })
  .on("close", () => {
    if (mode !== "deaf") process.exit();
  });
