import type { RunningApp } from "./create-app.ts";
import { serveApp } from "./serve-app.ts";

const GRACE_MS = 10_000;

/** Serves once the app's main file is read to its end; ends the process after SIGTERM, or when it cannot start. */
export async function serveUntilStopped(options: {
  mainFile: string;
  appSocket: string;
  running: RunningApp;
  program: NodeJS.Process;
}): Promise<void> {
  const { program } = options;
  // A promise that nobody awaits must not end the process: others are served in it at the same moment.
  program.on("unhandledRejection", options.running.report);
  try {
    await import(options.mainFile);
    const listening = await serveApp({ appSocket: options.appSocket, answer: options.running.answer });
    program.once("SIGTERM", async () => {
      await listening.stop(GRACE_MS);
      options.running.close();
      program.exit(0);
    });
  } catch (error) {
    program.stderr.write(`The app did not start: ${error instanceof Error ? error.message : String(error)}\n`);
    program.exit(1);
  }
}
