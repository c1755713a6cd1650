import { request } from "node:http";
import type { AppRequestToSend, AppResponse } from "../../../builder/checks/signed-sender.ts";

const TIMEOUT_MS = 30_000;
const MOST_TEXT = 16 * 1024 * 1024;

/** One HTTP request over a Unix socket. Rejects where nobody answers in time. */
export function sendOverSocket(socketPath: string, what: AppRequestToSend): Promise<AppResponse> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body = "" } = what;
    const length = method === "POST" ? { "content-length": String(Buffer.byteLength(body)) } : {};
    const call = request({ socketPath, method, path, headers: { ...headers, ...length }, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > MOST_TEXT) response.destroy(new Error(`${path} answers more than 16 MB.`));
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, text }),
      );
    });
    call.setTimeout(TIMEOUT_MS, () => call.destroy(new Error(`${path} did not answer within ${TIMEOUT_MS / 1000} s.`)));
    call.on("error", reject);
    call.end(body);
  });
}
