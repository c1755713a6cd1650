import type { Json } from "./slack-bench.ts";

export async function post(
  slack: { url: string; tokens: { botToken: string } },
  args: Json,
  token = slack.tokens.botToken,
  method = "chat.postMessage",
): Promise<Json> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(method === "chat.postMessage" ? { channel: "#food", ...args } : args),
  });
  return (await response.json()) as Json;
}
