/** What a Host header means here. */
export type Host =
  | { kind: "own" }
  /** The gateway's own site by number: people are sent to its name, because cookies belong to names. */
  | { kind: "own_by_number" }
  | AppHost
  | { kind: "unknown" };

export interface AppHost {
  kind: "app";
  /** Without port: what cookies and codes are bound to. */
  hostname: string;
  appName: string;
  previewNumber: number | null;
}

export const OWN_HOSTNAME = "localhost";

/** App `<app>.localhost`, preview `<app>--p<n>.localhost`; the port is not judged. */
export function parseHost(header: string | undefined): Host {
  const hostname = (header ?? "").toLowerCase().replace(/:\d{1,5}$/, "");
  if (hostname === OWN_HOSTNAME) return { kind: "own" };
  if (hostname === "127.0.0.1" || hostname === "[::1]") return { kind: "own_by_number" };
  const label = /^([a-z][a-z0-9-]{1,60})\.localhost$/.exec(hostname)?.[1];
  if (label === undefined) return { kind: "unknown" };
  const preview = /^(.+)--p([1-9]\d{0,5})$/.exec(label);
  if (preview?.[1] !== undefined) {
    return { kind: "app", hostname, appName: preview[1], previewNumber: Number(preview[2]) };
  }
  return label.includes("--") ? { kind: "unknown" } : { kind: "app", hostname, appName: label, previewNumber: null };
}

export function ownOrigin(port: number): string {
  return `http://${OWN_HOSTNAME}:${port}`;
}

export function appOrigin(hostname: string, port: number): string {
  return `http://${hostname}:${port}`;
}

/** A place that people may be sent to after signing in: a path on one of our apps' hosts, on our port. Else null. */
export function readReturnTo(to: string, port: number): { host: AppHost; path: string } | null {
  if (!URL.canParse(to)) return null;
  const url = new URL(to);
  const host = parseHost(url.host);
  if (url.protocol !== "http:" || host.kind !== "app" || url.username !== "" || url.password !== "") return null;
  if (Number(url.port || 80) !== port) return null;
  return { host, path: `${url.pathname}${url.search}` };
}
