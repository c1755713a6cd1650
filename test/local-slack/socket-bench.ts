import assert from "node:assert/strict";
import { collected, type Json, type Slack } from "./slack-bench.ts";

export interface Envelope {
  envelope_id: string;
  type: string;
  retry_attempt: number;
  retry_reason: string;
  payload: { event_id: string; event: { type: string; text: string } };
}

/** A socket that shows every envelope and acknowledges only when told. */
export async function openSocket(slack: Pick<Slack, "url" | "tokens" | "endings">) {
  const url = await socketUrl(slack);
  const socket = new WebSocket(url);
  const hello = collected<Json>();
  const goodbyes = collected<Json>();
  const envelopes = collected<Envelope>();
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(String(event.data)) as Json;
    if (message.type === "hello") hello.add(message);
    else if (message.type === "disconnect") goodbyes.add(message);
    else envelopes.add(message as unknown as Envelope);
  });
  slack.endings.add(() => socket.close());
  await hello.reaches(1);
  const ack = (envelope: Envelope) => socket.send(JSON.stringify({ envelope_id: envelope.envelope_id, payload: {} }));
  return { socket, hello: hello.items, goodbyes, envelopes, ack };
}

export async function socketUrl(slack: Pick<Slack, "url" | "tokens">): Promise<string> {
  const headers = { authorization: `Bearer ${slack.tokens.appToken}` };
  const response = await fetch(`${slack.url}/api/apps.connections.open`, { method: "POST", headers });
  const answer = (await response.json()) as { url?: string; error?: string };
  assert.ok(answer.url, String(answer.error));
  return answer.url;
}
