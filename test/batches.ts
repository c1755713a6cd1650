import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A process takes a third of a second of work to begin; but more files than these would wait for each other too long. */
const FILES_AT_MOST = 8;

/**
 * Programs in `folder` that run several test files each, one after the other, in one process; their paths. Only for files
 * that `mayShare`. Neighbours share: they load the same.
 */
export function writeBatches(folder: string, files: readonly string[]): string[] {
  const count = Math.ceil(files.length / FILES_AT_MOST);
  return Array.from({ length: count }, (_, at) => {
    const batch = files.slice(Math.floor((at * files.length) / count), Math.floor(((at + 1) * files.length) / count));
    const program = join(folder, `${String(at + 1).padStart(2, "0")}.mjs`);
    const lines = batch.map((file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`);
    writeFileSync(program, lines.join(""));
    return program;
  });
}

/**
 * Whether a file's tests can run in one process with another file's. Not where boxes, browsers or whole Toolrooms are: they
 * take long by themselves. Nor where a hook stands outside of a `describe`: it would be for all the others, too.
 */
export function mayShare(file: string): boolean {
  if (/^test[/](e2e|properties)[/]|[.](docker|bwrap|browser|long)[.]/.test(file)) return false;
  return !/^(const \w+ = builtLayer\(|(before|after)(Each)?\()/m.test(readFileSync(file, "utf8"));
}
