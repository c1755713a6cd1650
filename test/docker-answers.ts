import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Whether a container engine answers on this machine. */
export async function dockerAnswers(): Promise<boolean> {
  return promisify(execFile)("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
