import type { Seen, Shown } from "./what-it-shows.ts";

/** One thing that is left to whoever makes an app of it. */
export interface LeftToDo {
  what: string;
  where: string;
  how: string;
}

/** What takes the place of packages that programs of this kind mostly have. */
const INSTEAD: Record<string, string> = {
  express: "app.page and app.post of @toolroom/app",
  fastify: "app.page and app.post of @toolroom/app",
  koa: "app.page and app.post of @toolroom/app",
  "@slack/bolt": "commands, events and shortcuts in app.yaml, and slack.post",
  "@slack/web-api": "slack.post, slack.dm, slack.update and slack.upload",
  "node-cron": "a schedule in app.yaml",
  cron: "a schedule in app.yaml",
  croner: "a schedule in app.yaml",
  dotenv: "secret(…) of @toolroom/app",
  "better-sqlite3": "db of @toolroom/app",
  sqlite3: "db of @toolroom/app",
  axios: "http of @toolroom/app",
  "node-fetch": "http of @toolroom/app",
};

export function leftToDo(shown: Shown): LeftToDo[] {
  const each = (list: readonly Seen[], how: (what: string) => string) =>
    list.map((seen) => ({ ...seen, how: how(seen.what) }));
  return [
    ...each(shown.schedules, () => "its handler is in app.ts: put into it what runs then"),
    ...each(shown.commands, () => "its handler is in app.ts: put into it what answers"),
    ...each(
      shown.routes,
      (what) =>
        `write ${what.startsWith("GET") ? "app.page" : "app.post"}("${what.split(" ")[1]}", …) with what it does, and a check`,
    ),
    ...each(
      shown.secrets,
      (what) => `read it by secret("${what}"); enter its value with \`tool secrets <app> set ${what}\` on stdin`,
    ),
    ...each(shown.settings, () => "write it into the code: an app has no environment"),
    ...each(
      shown.hosts,
      () => "call it through http of @toolroom/app; it stands under `egress` in app.yaml, for others to agree to",
    ),
    ...each(shown.packages, (what) => {
      const instead = INSTEAD[what.split(" ")[0] ?? ""];
      return instead === undefined
        ? "name it in package.json if the app needs it: the platform's list says what is allowed"
        : `use ${instead} in its place`;
    }),
  ];
}
