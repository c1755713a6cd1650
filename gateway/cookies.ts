/** The platform's cookies. All are host-only and HttpOnly; names carry the port, because cookies ignore ports. */
export interface Cookies {
  /** Signs a person in on one host. */
  signIn: string;
  /** Binds a sign-in to the browser that asked for it. */
  browser: string;
}

/** `__Host-` makes the browser itself refuse a Domain; it wants TLS. */
export function cookieNames(port: number, overTls: boolean): Cookies {
  const prefix = overTls ? "__Host-" : "";
  return { signIn: `${prefix}toolroom_${port}`, browser: `${prefix}toolroom_${port}_browser` };
}

function isPlatformCookie(name: string): boolean {
  return /^(__Host-)?toolroom_/.test(name);
}

/** The first cookie of that name in a Cookie header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...rest] = part.trim().split("=");
    if (key === name) return rest.join("=");
  }
  return null;
}

/** The Cookie header without the platform's cookies; null where nothing is left. */
export function withoutPlatformCookies(header: string): string | null {
  const kept = header.split(";").filter((part) => !isPlatformCookie(part.trim().split("=")[0] ?? ""));
  const joined = kept.join(";").trim();
  return joined === "" ? null : joined;
}

/** A Set-Cookie line for the host that answers and no other. */
export function setCookie(name: string, value: string, maxAgeSeconds: number, overTls: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${overTls ? "; Secure" : ""}`;
}

/**
 * An app's Set-Cookie line as the browser may see it: without Domain, so that it stays on the app's own host; null
 * where it names one of the platform's cookies, or none: a nameless cookie goes back as its bare value
 * (RFC 6265bis, 5.8.3), and `=toolroom_3000=x` would come back as ours.
 */
export function tamedSetCookie(line: string): string | null {
  const [pair = "", ...attributes] = line.split(";");
  const name = pair.includes("=") ? (pair.split("=")[0] ?? "").trim() : "";
  if (name === "" || isPlatformCookie(name)) return null;
  return [pair, ...attributes.filter((attribute) => !/^\s*domain\s*=/i.test(attribute))].join(";");
}
