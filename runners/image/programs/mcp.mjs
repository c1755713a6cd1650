// An MCP server over stdio, as every agent can start one: each line is a message, handed to the door's `POST /mcp` and
// answered with what it says. Who is asking is the door's to know; nothing is kept here.
import http from "node:http";
import readline from "node:readline";

/** A little longer than the platform takes for any call. */
const TIMEOUT_MS = 30_000;
// A program inside a box has no configuration but its environment.
const socketPath = process.env.TOOLROOM_DOOR_SOCKET ?? "/door/door.sock";

// What was asked before the input ended is still answered: then nothing is left to wait for.
readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  if (line.trim() === "") return;
  const { status, text } = await post(line);
  const answer = status === 202 ? "" : onOneLine(text);
  // The door answered no message of the protocol, or nobody did: whoever asked must not wait for ever.
  if (answer === null && idOf(line) !== undefined) say(JSON.stringify(failure(line, status)));
  else if (answer) say(answer);
});
// The agent went away in the middle.
process.stdout.on("error", () => process.exit(0));

function say(message) {
  process.stdout.write(`${message}\n`);
}

/** Status 0: nobody answered. */
function post(body) {
  return new Promise((resolve) => {
    const gone = () => resolve({ status: 0, text: "" });
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = http.request({ socketPath, path: "/mcp", method: "POST", headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", gone);
    });
    asked.setTimeout(TIMEOUT_MS, () => asked.destroy());
    asked.on("error", gone);
    asked.end(body);
  });
}

/** Null: it is no JSON-RPC. */
function onOneLine(text) {
  try {
    const message = JSON.parse(text);
    return message.jsonrpc === "2.0" ? JSON.stringify(message) : null;
  } catch {
    return null;
  }
}

function failure(line, status) {
  const words = status === 0 ? "Toolroom does not answer at the moment" : `Toolroom answers with ${status}`;
  return { jsonrpc: "2.0", id: idOf(line), error: { code: -32_000, message: `${words}: go on without it.` } };
}

/** Undefined: a notification, which nobody waits for. */
function idOf(line) {
  try {
    return JSON.parse(line).id;
  } catch {
    return null;
  }
}
