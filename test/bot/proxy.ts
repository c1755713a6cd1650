import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** What to do with a Web API call: pass it, pass it but lose the answer, or say it came too fast. */
export type Fate = "pass" | "lose the answer" | "too fast";

/** Stands between a client and Slack, counts calls and breaks some. */
export async function startProxy(
  context: TestContext,
  slackApiUrl: string,
  fateOf: (method: string, count: number) => Fate,
) {
  const counts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const method = (request.url ?? "").replace(/^\/api\//, "");
    const count = (counts.get(method) ?? 0) + 1;
    counts.set(method, count);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const fate = fateOf(method, count);
    if (fate === "too fast") {
      response.writeHead(429, { "retry-after": "1" }).end();
      return;
    }
    const { authorization = "", "content-type": type = "" } = request.headers;
    const answer = await fetch(`${slackApiUrl}${method}`, {
      method: "POST",
      headers: { authorization, "content-type": type },
      body: Buffer.concat(chunks),
    }).catch(() => null); // the Slack behind has ended
    if (answer === null) return void request.socket.destroy();
    const body = await answer.text();
    if (fate === "lose the answer") request.socket.destroy();
    else response.writeHead(answer.status, { "content-type": "application/json" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { slackApiUrl: `http://127.0.0.1:${port}/api/`, count: (method: string) => counts.get(method) ?? 0 };
}
