/** Of lines that a broken app printed, those that speak of the app itself: no frames of Node's or the library's, paths from its folder. */
export function appsOwn(lines: readonly string[], folder: string): string[] {
  const own = lines.filter((line) => !/^\s+at .*(\bnode:|\/node_modules\/)|^Node\.js v\d|^\s*\^+\s*$/.test(line));
  return fromFolder(own, folder).map((line) => line.trim());
}

/** With paths as the app's own files have them. */
export function fromFolder(lines: readonly string[], folder: string): string[] {
  return lines.map((line) => line.replaceAll(`file://${folder}/`, "").replaceAll(`${folder}/`, ""));
}
