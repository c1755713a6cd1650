import { Agent, request } from "undici";

export type FetchedBody =
  | { kind: "body"; chunks: AsyncIterable<Uint8Array> }
  | { kind: "not_there" }
  /** It does not answer, or answers what a registry does not. `why` is a part of a sentence. */
  | { kind: "down"; why: string };

/** The configured registry, and nothing else: what leads to another address is not followed. */
export interface PackagesUpstream {
  /** `path` below the registry's address. */
  get(path: string, accept: string): Promise<FetchedBody>;
  close(): Promise<void>;
}

const QUIET_MS = 30_000;

export function connectRegistry(registry: string): PackagesUpstream {
  const base = new URL(registry);
  const folder = base.pathname.replace(/\/+$/, "");
  const agent = new Agent({ connections: 8, headersTimeout: QUIET_MS, bodyTimeout: QUIET_MS, connectTimeout: 10_000 });
  return {
    get: async (path, accept) => {
      try {
        const headers = { accept, "user-agent": "toolroom" };
        const { statusCode, body } = await request(`${base.origin}${folder}${path}`, { dispatcher: agent, headers });
        if (statusCode === 200) return { kind: "body", chunks: body };
        await body.dump({ limit: 65_536 }).catch(() => undefined); // Only so that the connection is free again.
        if (statusCode === 404) return { kind: "not_there" };
        return { kind: "down", why: `it answered with status ${statusCode}` };
      } catch (error) {
        return { kind: "down", why: whyOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

/** The error's code alone: its words may hold the address. */
export function whyOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "" ? "it broke off" : `it broke off (${code})`;
}
