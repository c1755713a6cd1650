import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../store/store.ts";

/** With every migration and no row. Each migration waits for the disk: they run once for all tests of a file. */
const EMPTY = emptyRegistry();

/** A new registry of its own in this file. */
export function openLaidRegistry(file: string): Store {
  writeFileSync(file, EMPTY, { flag: "wx" });
  return openStore(file);
}

function emptyRegistry(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-test-"));
  const file = join(folder, "registry.db");
  openStore(file).close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
}
