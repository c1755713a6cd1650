import { createHash, createHmac, pbkdf2Sync } from "node:crypto";

/** What a database calls a thing, quoted, whatever it is called. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A piece of text in SQL, for statements that take no values. */
export function literal(text: string): string {
  const plain = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? ` E${plain.replaceAll("\\", "\\\\")}` : plain;
}

/** Begins the names of all that one Toolroom makes in a server: several may share it. */
export function prefixOf(homeLabel: string): string {
  return `tr_${homeLabel}_`;
}

/** The same for the same words; nothing of them can be told from it. */
export function keyed(key: Buffer, ...words: string[]): Buffer {
  return createHmac("sha256", key).update(JSON.stringify(words)).digest();
}

export function shortHash(words: unknown): string {
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 20);
}

const ROUNDS = 4096;

/**
 * A password as a server keeps it (RFC 5803; postgresql.org/docs/current/catalog-pg-authid.html): what is sent in `CREATE ROLE` may stand
 * in the server's log, and this tells nobody the password.
 */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}
