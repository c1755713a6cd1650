// An app's files as the platform has stripped them of types already, where it has: half of a start is Node doing that.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** `mainFile` is the app's own program: what lies in its folder may lie stripped in `.stripped/` there. */
export function loadStripped(mainFile) {
  const folder = dirname(mainFile);
  registerHooks({
    load: (url, context, next) => {
      const source = url.startsWith("file:") && url.endsWith(".ts") ? read(folder, fileURLToPath(url)) : undefined;
      return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true };
    },
  });
}

function read(folder, file) {
  const path = relative(folder, file);
  if (path.startsWith("..")) return undefined;
  try {
    return readFileSync(join(folder, ".stripped", path));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
