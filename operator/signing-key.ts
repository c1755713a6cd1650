import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, type KeyObject } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemCode } from "../lib/errors.ts";
import { newSecret } from "../lib/ids.ts";

/** The keys of one Toolroom. Apps get `publicKeySpki` (base64 SPKI DER) in TOOLROOM_PUBLIC_KEY. */
export interface Keys {
  privateKey: KeyObject;
  publicKey: KeyObject;
  publicKeySpki: string;
  /** Key of the HMAC that lets the platform's own health probe through the edge without signing in. */
  probeKey: Buffer;
  /** Key of the secrets that services sign with what they send to Apps: operator/sender-secret.ts. */
  sendersKey: Buffer;
  /** Makes what apps are known by in the company's databases, and the words of hidden values. */
  sourceKey: Buffer;
}

/**
 * Reads `<home>/keys/identity.pem` (0600), or makes it, once: where several processes start together, the first to
 * place the file wins and the others read it.
 */
export function openKeys(home: string): Keys {
  const folder = join(home, "keys");
  const file = join(folder, "identity.pem");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pem = readIfThere(file) ?? placeNewKey(folder, file);
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const privateDer = privateKey.export({ format: "der", type: "pkcs8" });
  const derived = (purpose: string) => Buffer.from(hkdfSync("sha256", privateDer, "", `toolroom ${purpose}`, 32));
  return {
    privateKey,
    publicKey,
    publicKeySpki: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    probeKey: derived("probe"),
    sendersKey: derived("senders"),
    sourceKey: derived("sources"),
  };
}

/** A link to a finished file appears whole or not at all, and fails where one is there: no reader sees half a key. */
function placeNewKey(folder: string, file: string): string {
  const pem = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const draft = join(folder, `.identity-${newSecret()}`);
  writeFileSync(draft, pem, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, file);
    return pem;
  } catch (error) {
    const existing = readIfThere(file);
    if (existing === undefined) throw error;
    return existing;
  } finally {
    unlinkSync(draft);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
