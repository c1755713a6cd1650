// `reap.mjs <mark>`: kills what one exec left, however often it forked, changed its session or was orphaned.
// Every exec carries TOOLROOM_EXEC=<mark>, which children inherit; one that dropped it is found by its parents, or,
// once orphaned, by belonging to nobody. All are stopped before any is killed, so none forks in between.
import { readdirSync, readFileSync } from "node:fs";

const mark = process.argv[2];
for (let round = 0; round < 200; round += 1) {
  const found = stopAll(new Set());
  if (found.size === 0) break;
  for (const pid of found) signal(pid, "SIGKILL");
}

function stopAll(stopped) {
  const fresh = targets().filter((pid) => !stopped.has(pid));
  for (const pid of fresh) {
    signal(pid, "SIGSTOP");
    stopped.add(pid);
  }
  return fresh.length === 0 ? stopped : stopAll(stopped);
}

function targets() {
  const all = processes();
  const wanted = new Set(
    all.filter((one) => one.mark === mark || (one.parent === 1 && !one.mark)).map((one) => one.pid),
  );
  for (let before = -1; before !== wanted.size; ) {
    before = wanted.size;
    for (const one of all) if (wanted.has(one.parent)) wanted.add(one.pid);
  }
  wanted.delete(process.pid);
  return [...wanted];
}

function processes() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== "1")
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (!parent || state === "Z") return [];
      const marked = read(`/proc/${name}/environ`)
        .split("\0")
        .find((line) => line.startsWith("TOOLROOM_EXEC="));
      return [{ pid: Number(name), parent: Number(parent), mark: marked?.slice("TOOLROOM_EXEC=".length) }];
    });
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // It ended meanwhile, or hides its environment.
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
