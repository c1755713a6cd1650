import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { APP_ENVIRONMENT, readPublicKey } from "../contract/wire.ts";
import { applyMigrations } from "./apply-migrations.ts";

/** How an app was started: by the platform, to serve; or by its own tests, on a folder of its own. */
export type Settings =
  | {
      kind: "served";
      app: string;
      release: string;
      timeZone: string;
      publicKey: KeyObject;
      appSocket: string;
      doorSocket: string;
      dataFolder: string;
      /** Of what its code does, this one does nothing: `on add-order`, `page /`. Only where the platform tries its Checks. */
      without: string | undefined;
      /** MB that its files may take; null: it keeps none. */
      filesMb: number | null;
    }
  | {
      kind: "tested";
      app: string;
      timeZone: string;
      publicKey: KeyObject;
      privateKey: KeyObject;
      /** Where its app.yaml is. */
      folder: string;
      openFolder: () => string;
    };

/** Reads what the platform set; without it, the app runs for its own tests. Throws where only a part is set. */
export function readSettings(environment: Record<string, string | undefined>, folder: string): Settings {
  if (environment[APP_ENVIRONMENT.appSocket] === undefined) return testSettings(folder);
  const value = (name: keyof typeof APP_ENVIRONMENT) => {
    const found = environment[APP_ENVIRONMENT[name]];
    if (found === undefined || found === "")
      throw new Error(`${APP_ENVIRONMENT[name]} is not set: the platform sets it.`);
    return found;
  };
  return {
    kind: "served",
    app: value("app"),
    release: value("release"),
    timeZone: value("timeZone"),
    publicKey: readPublicKey(value("publicKey")),
    appSocket: value("appSocket"),
    doorSocket: value("doorSocket"),
    dataFolder: value("dataFolder"),
    without: environment[APP_ENVIRONMENT.without],
    filesMb: readMb(environment[APP_ENVIRONMENT.filesMb]),
  };
}

function readMb(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

function testSettings(folder: string): Settings {
  const manifest = existsSync(join(folder, "app.yaml")) ? readFileSync(join(folder, "app.yaml"), "utf8") : "";
  return {
    kind: "tested",
    app: plainValue(manifest, "name") ?? basename(folder),
    timeZone: plainValue(manifest, "timeZone") ?? "UTC",
    ...generateKeyPairSync("ed25519"),
    folder,
    openFolder: () => freshDataFolder(join(folder, "migrations")),
  };
}

/** A top-level word of app.yaml. The platform reads the file properly; tests need these two words of it. */
function plainValue(manifest: string, key: string): string | undefined {
  return new RegExp(`^${key}:\\s*["']?([\\w/+-]+)`, "m").exec(manifest)?.[1];
}

function freshDataFolder(migrationsFolder: string): string {
  const dataFolder = mkdtempSync(join(tmpdir(), "app-test-"));
  process.once("exit", () => rmSync(dataFolder, { recursive: true, force: true }));
  const result = applyMigrations(join(dataFolder, "app.sqlite"), migrationsFolder);
  if (!result.ok) throw new Error(`migrations/${result.file} failed: ${result.error}`);
  return dataFolder;
}
