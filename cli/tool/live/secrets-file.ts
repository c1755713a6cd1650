import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../../lib/errors.ts";
import { secretNameSchema } from "../../../sdk/contract/bindings.ts";

/**
 * `.toolroom/secrets` of an app's folder: `NAME=value` a line, `#` before a remark. For `tool run` alone; git does not keep it.
 * Throws KnownError `bad_value` where others of this machine may read it, or a line is none.
 */
export function readSecrets(folder: string): Record<string, string> {
  const file = join(folder, ".toolroom", "secrets");
  if (!existsSync(file)) return {};
  if ((lstatSync(file).mode & 0o077) !== 0)
    throw new KnownError(
      "bad_value",
      "Others of this machine may read .toolroom/secrets.",
      "Run `chmod 600 .toolroom/secrets`.",
    );
  const lines = readFileSync(file, "utf8").split("\n");
  return Object.fromEntries(
    lines.flatMap((line, index) => {
      if (line.trim() === "" || line.startsWith("#")) return [];
      const [, name = "", value = ""] = /^([^=]*)=(.*)$/.exec(line) ?? [];
      if (secretNameSchema.safeParse(name.trim()).success) return [[name.trim(), value.trim()]];
      throw new KnownError(
        "bad_value",
        `.toolroom/secrets line ${index + 1} is no secret.`,
        "Write NAME=value, the name in upper-case letters.",
      );
    }),
  );
}
