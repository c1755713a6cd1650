import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { portTaken, systemCode } from "../../../lib/errors.ts";
import type { CheckActor } from "../../../sdk/contract/check.ts";
import type { Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";
import { createAppProxy } from "./app-proxy.ts";
import { type AppRun, startAppRun } from "./app-run.ts";
import { type ControlPage, createControlPage, type Wish } from "./control-page.ts";
import { fire } from "./fire.ts";
import { pageParts } from "./page.ts";
import { watchFiles } from "./watch-files.ts";
import { type Answers, whatAnswers } from "./what-answers.ts";

const QUIET_MS = 150;

/** Runs the app with a page to fire its triggers until Ctrl-C; a changed file starts it anew. `port` 0: any free one. */
export async function runLive(around: Surroundings, port: number): Promise<Outcome> {
  let as: CheckActor = "asker";
  let page: ControlPage | null = null;
  const run = await startAppRun(around, () => page?.refresh());
  const proxy = createAppProxy(run, () => as);
  try {
    const appAddress = await listen(proxy, 0);
    const parts = () => pageParts({ run, as, appAddress, posts: saidBy(run), answers: answersOf(run) });
    const take = async (wish: Wish): Promise<unknown> => {
      if (wish.do === "restart" || wish.do === "empty") return run.restart({ isEmpty: wish.do === "empty" });
      if (wish.do === "as") {
        as = wish.as;
        return page?.refresh();
      }
      const trigger = run.current()?.manifest.triggers[wish.trigger];
      return trigger === undefined ? null : fire(run, trigger, as, wish);
    };
    page = createControlPage({ run, parts, as: () => as, take });
    const address = await listen(page.server, port);
    around.progress({ step: "run", state: "waits", words: `${address}  fires its triggers; Ctrl-C ends it` });
    for (const { what, words } of answersOf(run))
      around.progress({ step: `${what}: nobody outside is asked`, state: "done", words });
    const wrong = run.wrong();
    if (wrong !== null) around.talk(wrong);
    const unwatch = watchFiles(around.folder, QUIET_MS, () => {
      around.progress({ step: "restart", state: "begins", words: "a file changed" });
      void run.restart().then(() => {
        const why = run.wrong();
        if (why !== null) around.talk(why);
      });
    });
    if (!around.interrupted.aborted) await once(around.interrupted, "abort");
    unwatch();
    const name = run.current()?.manifest.name;
    return {
      ...(name === undefined ? {} : { app: name }),
      result: { address, appAddress },
      show: () => "Ended. Its data stay in .toolroom/data.",
    };
  } finally {
    for (const server of [proxy, page?.server]) {
      server?.close();
      server?.closeAllConnections();
    }
    await run.end();
  }
}

function answersOf(run: AppRun): Answers[] {
  const now = run.current();
  return now === null ? [] : whatAnswers(now.manifest, now.secretNames);
}

/** In Slack, and to other apps. */
function saidBy(run: AppRun): { channel: string; text: string }[] {
  const app = run.current()?.app;
  if (app === undefined) return [];
  const told = app.events().map(({ event, payload }) => ({
    channel: `to other apps: ${event}`,
    text: JSON.stringify(payload ?? null),
  }));
  return [...app.posts(), ...told];
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: unknown) => {
    throw systemCode(error) === "EADDRINUSE" ? portTaken(port, "--port", error) : error;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
