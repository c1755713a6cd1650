import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";

export interface Exchanged {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** One plain HTTP request on a connection of its own, and the whole answer as text. Rejects where there is none. */
export function exchange(options: RequestOptions, body?: string): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
