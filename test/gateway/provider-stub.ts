import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { TestContext } from "node:test";

export interface Provider {
  url: string;
  requests: { headers: IncomingMessage["headers"]; url: string; body: string }[];
}

/** A provider of models on loopback: writes down what came and answers by `listener`. */
export async function startProvider(t: TestContext, listener: RequestListener): Promise<Provider> {
  const requests: Provider["requests"] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({ headers: request.headers, url: request.url ?? "", body: Buffer.concat(chunks).toString() });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`, requests };
}
