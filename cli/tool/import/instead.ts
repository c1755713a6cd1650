/** What the platform does itself: an app needs no password for it, and no way to it. Patterns of names and hosts. */
const DONE_BY_PLATFORM: readonly { pattern: RegExp; how: string }[] = [
  {
    pattern: /^SLACK_|(^|\.)slack\.com$/,
    how: "leave it out: the platform speaks to Slack. Use slack.post, slack.dm and the triggers of app.yaml",
  },
  {
    pattern: /^(OPENAI|ANTHROPIC)_API_KEY$|^api\.(openai|anthropic)\.com$/,
    how: "leave it out: the platform asks the model. `tool add llm`, and use llm of @toolroom/app",
  },
  {
    pattern: /^DATABASE_URL$/,
    how: "leave it out: what the app keeps goes into db of @toolroom/app (`tool add db`); what the company keeps is read as a source (`tool add data`)",
  },
];

const SERVED = "the platform";

/** What takes the place of packages that programs of this kind mostly have, npm's and Python's. */
const INSTEAD: Record<string, string> = {
  express: "app.page and app.post of @toolroom/app",
  fastify: "app.page and app.post of @toolroom/app",
  koa: "app.page and app.post of @toolroom/app",
  flask: "app.page and app.post of @toolroom/app",
  fastapi: "app.page and app.post of @toolroom/app",
  django: "app.page and app.post of @toolroom/app",
  gunicorn: SERVED,
  uvicorn: SERVED,
  "@slack/bolt": "commands, events and shortcuts in app.yaml, and slack.post",
  "slack-bolt": "commands, events and shortcuts in app.yaml, and slack.post",
  "@slack/web-api": "slack.post, slack.dm, slack.update and slack.upload",
  "@slack/webhook": "slack.post",
  "slack-sdk": "slack.post, slack.dm, slack.update and slack.upload",
  slackclient: "slack.post, slack.dm, slack.update and slack.upload",
  "node-cron": "a schedule in app.yaml",
  cron: "a schedule in app.yaml",
  croner: "a schedule in app.yaml",
  apscheduler: "a schedule in app.yaml",
  schedule: "a schedule in app.yaml",
  dotenv: "secret(…) of @toolroom/app",
  "python-dotenv": "secret(…) of @toolroom/app",
  "better-sqlite3": "db of @toolroom/app",
  sqlite3: "db of @toolroom/app",
  sqlalchemy: "db of @toolroom/app",
  axios: "http of @toolroom/app",
  "node-fetch": "http of @toolroom/app",
  requests: "http of @toolroom/app",
  httpx: "http of @toolroom/app",
  aiohttp: "http of @toolroom/app",
  openai: "llm of @toolroom/app",
  "@anthropic-ai/sdk": "llm of @toolroom/app",
  anthropic: "llm of @toolroom/app",
};

/** Why an app needs neither this name of an environment nor this host; null where it does. */
export function doneByPlatform(what: string): string | null {
  return DONE_BY_PLATFORM.find(({ pattern }) => pattern.test(what))?.how ?? null;
}

/** What becomes of a package such as `express ^5`. */
export function insteadOf(what: string, isPython: boolean): string {
  const name = what.split(" ")[0]?.toLowerCase() ?? "";
  const instead = INSTEAD[isPython ? name.replaceAll("_", "-") : name];
  if (instead === SERVED) return "leave it out: the platform serves the app";
  if (instead !== undefined) return `use ${instead} in its place`;
  return isPython
    ? "it has no equal here: an app is TypeScript. Write what is used of it, or name a package of npm that does it in package.json"
    : "name it in package.json if the app needs it: the platform's list says what is allowed";
}
