import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { bindingsSchema } from "../contract/bindings.ts";
import { createTriedWorld, type TriedWorld } from "../contract/door/tried-world.ts";
import { givenSchema } from "../contract/given.ts";
import { PlatformError } from "./platform-error.ts";

// Loaded by an app's own tests alone, when they first call the platform: reading app.yaml takes libraries that no start waits for.

/** The platform as the app.yaml of this folder grants it. Throws PlatformError `bad_manifest` where that cannot be read. */
export function openTriedPlatform(folder: string): TriedWorld {
  const file = join(folder, "app.yaml");
  if (!existsSync(file)) return createTriedWorld({ bindings: null });
  return createTriedWorld(readGrants(readFileSync(file, "utf8")));
}

const grantsSchema = z.object({ bindings: bindingsSchema.default({}), given: givenSchema.optional() });

function readGrants(text: string): z.infer<typeof grantsSchema> {
  const read = grantsSchema.safeParse(readYaml(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw badManifest(`${issue?.path.join(".")} ${issue?.message}`);
}

function readYaml(text: string): Record<string, unknown> {
  try {
    const read: unknown = parse(text);
    if (typeof read === "object" && read !== null) return read as Record<string, unknown>;
  } catch (error) {
    throw badManifest(error instanceof Error ? error.message : String(error));
  }
  throw badManifest("it has no keys");
}

function badManifest(why: string): PlatformError {
  return new PlatformError({
    code: "bad_manifest",
    message: `app.yaml cannot be read: ${why}.`,
    fix: "Run `tool check`, which names the line.",
  });
}
