// `wait`: forwards until it is killed. `run <command…>`: forwards while the command runs, and ends as it ends.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { startForwarding } from "./forward.mjs";

const [mode, command, ...rest] = process.argv.slice(2);
// A program inside a box has no configuration but its environment.
await startForwarding(process.env);
if (mode === "run") {
  const child = spawn(command, rest, { stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(127);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
} else {
  process.stdout.write("ready\n");
  setInterval(() => undefined, 2 ** 30);
}
