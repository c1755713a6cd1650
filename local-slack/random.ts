import { randomBytes } from "node:crypto";

const letters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** An id as Slack makes them: a letter for the kind, then ten capitals and digits (`U0K3…`). */
export function randomId(kind: string): string {
  return `${kind}0${pick(9, letters)}`;
}

export function randomToken(prefix: string): string {
  return `${prefix}-${pick(32, `${letters}abcdefghijkmnopqrstuvwxyz`)}`;
}

export function randomName(length: number): string {
  return pick(length, `${letters}abcdefghijkmnopqrstuvwxyz`);
}

function pick(length: number, alphabet: string): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join("");
}
