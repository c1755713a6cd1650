// Loaded before an app's own program: forwards inside the same process, and does not keep it alive.
import { startForwarding } from "./forward.mjs";
import { loadStripped } from "./stripped.mjs";

loadStripped(process.argv[1]);
// A program inside a box has no configuration but its environment.
for (const server of await startForwarding(process.env)) server.unref();
