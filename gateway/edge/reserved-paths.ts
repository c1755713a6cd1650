/** The script of pages with live parts, which the library answers: written so, and no other way. */
const PAGE_SCRIPT = "/_toolroom/htmx.js";

/** Paths by which the platform calls an App: nobody outside may, however they are written. */
export function isReserved(url: string): boolean {
  if (url.split("?")[0] === PAGE_SCRIPT) return false;
  const path = url.split("?")[0] ?? "/";
  if (path.includes("#")) return true; // no browser sends it, and an App may cut there: /_toolroom/deliver#/../../x
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return true; // no path a browser would write
  }
  const parts: string[] = [];
  for (const part of plain.toLowerCase().split(/[/\\]+/)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts[0] === "_toolroom";
}
