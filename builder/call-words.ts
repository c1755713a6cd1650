const CHECKS = /\btool check\b|\bnpm (run )?(check|test)\b|\bnode --test\b|\b(tsc|biome)\b/;
const TRIES = /\btool run\b|\bcurl\b/;
const LOOKS = /^\s*(ls|cat|find|grep|rg|sed -n|head|tail|wc|pwd|tree)\b|\btool (skills|status|logs|read)\b/;

/**
 * What an agent does just now, for people who never saw a shell. `title` is the harness's own line about the call, such as
 * `write app.ts`: it stands whole in the transcript.
 */
export function callWords(name: string, title: string): string {
  const about = title.startsWith(`${name} `) ? title.slice(name.length + 1) : "";
  switch (name) {
    case "read":
      return about === "" ? "Reading the code" : `Reading ${fileName(about)}`;
    case "write":
    case "edit":
      return about === "" ? "Writing the code" : `Writing ${fileName(about)}`;
    case "bash":
      return commandWords(about);
    case "compose":
      return "Laying out its files";
    case "done":
      return "Finishing";
    default:
      return "Working on it";
  }
}

/** Whether a call with that title runs the checks. */
export function runsChecks(title: string): boolean {
  return CHECKS.test(title);
}

function commandWords(command: string): string {
  if (CHECKS.test(command)) return "Running the checks";
  if (TRIES.test(command)) return "Trying it out";
  return LOOKS.test(command) ? "Looking around" : "Working on it";
}

function fileName(path: string): string {
  return path.replace(/^\/app-source\/|^\.\//, "");
}
