import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { rows } from "../../test/e2e/facts.ts";
import type { Message, Person, Stage } from "../../test/e2e/stage.ts";
import { until } from "../../test/e2e/stage.ts";
import type { TestBrowser } from "../../test/e2e/test-browser.ts";
import type { Player } from "./conductor.ts";
import type { Filled } from "./forms.ts";
import { momentOf } from "./local-time.ts";
import type { Who } from "./shape.ts";
import type { Post, Shown, Stand } from "./stand.ts";

const CHANNELS = ["#general", "#requests", "#platform", "#food", "#sales", "#finance"];
const ANSWER_MS = 30_000;
const QUIET_MS = 60_000;
const LOOK_MS = 100;

/** What all apps of one Stage share. */
export interface Company {
  stage: Stage;
  /** Signed in as them; with `instead`, anew where that one is signed in no more. */
  browser(who: Who, instead?: TestBrowser): Promise<TestBrowser>;
  /** Text with people's mentions as names. */
  spoken(text: string): Promise<string>;
}

export function companyOn(stage: Stage): Company {
  const browsers = new Map<Who, Promise<TestBrowser>>();
  let people: Promise<Map<string, string>> | null = null;
  return {
    stage,
    browser: async (who, instead) => {
      const known = browsers.get(who);
      // Two plays may find at once that a day has gone: one signs in, both go on with it.
      if (known !== undefined && (await known) !== instead) return known;
      if (known !== undefined && browsers.get(who) !== known) return browsers.get(who) ?? known;
      const fresh = stage.person(who).browser();
      browsers.set(who, fresh);
      return fresh;
    },
    spoken: async (text) => {
      people ??= namesOn(stage);
      const names = await people;
      return text.replace(/<@([A-Z0-9]+)>/g, (whole, person: string) => names.get(person) ?? whole);
    },
  };
}

export interface Living {
  appName: string;
  /** Everything said about it in its thread. */
  card: string;
  by: Who;
}

/** An app that is live on a Stage, with real people, browsers and channels around it. */
export function standOn({ stage, browser, spoken }: Company, clock: Player, { appName, card, by }: Living): Stand {
  let movedTo = 0;

  const stand: Stand = {
    address: addressIn(card, appName),
    words: [...card.matchAll(/\/tool ([a-z][a-z0-9-]*)/g)].map(([, word = ""]) => word),
    card,
    browse: async (as, url, form) => {
      const signedIn = await browser(as);
      const shown = await browseWith(signedIn, url, form);
      // Signed in for a day: the clock has gone on.
      return isSignIn(shown) ? browseWith(await browser(as, signedIn), url, form) : shown;
    },
    command: async (as, channel, text) => {
      const person = stage.person(as);
      const before = new Set((await person.ephemerals()).map(({ ts }) => ts));
      await person.type(channel, `/tool ${text}`);
      const fresh = await until(
        `an answer to /tool ${text}`,
        async () => {
          const fresh = (await person.ephemerals()).filter(({ ts }) => !before.has(ts));
          const messages = fresh.filter((message) => !isOfAnotherApp(message, appName));
          return messages.length > 0 ? messages : undefined;
        },
        ANSWER_MS,
      );
      return fresh.map(words).join("\n");
    },
    moveTo: async (time, plusSeconds) => {
      const at = momentOf(time).getTime() + plusSeconds * 1_000;
      await clock.moveTo(at);
      movedTo = Math.max(movedTo, at);
      await untilAllDone(stage, movedTo);
    },
    posts: async () => {
      await untilAllDone(stage, movedTo);
      const asker = stage.person("platform1");
      const all = await Promise.all(
        CHANNELS.map(async (channel) =>
          (await asker.history(channel)).flatMap((message): Post[] =>
            message.username === appName ? [{ ts: message.ts, channel, text: message.text }] : [],
          ),
        ),
      );
      return Promise.all(all.flat().map(async (post) => ({ ...post, text: await spoken(post.text) })));
    },
    messages: async (to) => {
      await untilAllDone(stage, movedTo);
      return Promise.all((await stage.person(to).directMessages()).map((message) => spoken(words(message))));
    },
    hook: async (body) => {
      const url = await hookUrl(stand, stage.person(by), by);
      return url === null ? null : postJson(stage.port, url, body);
    },
  };
  return stand;
}

/** The text of a message and of its blocks, as one. */
export function words({ text, blocks = [] }: Message): string {
  const inBlocks: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === "string") inBlocks.push(value);
    else if (Array.isArray(value)) for (const one of value) collect(one);
    else if (typeof value === "object" && value !== null) {
      for (const [key, one] of Object.entries(value)) if (["text", "elements", "fields"].includes(key)) collect(one);
    }
  };
  collect(blocks);
  return [text, ...inBlocks].join("\n");
}

/** Until no schedule is due and no delivery waits: what the moved clock brought has come. */
async function untilAllDone(stage: Stage, at: number): Promise<void> {
  await until(
    "the end of what was due",
    async () => {
      const due = rows(stage, "select id from triggers where next_at <= ? limit 1", String(at));
      const waiting = rows(stage, "select id from deliveries where status = 'waiting' limit 1");
      if (due.length + waiting.length === 0) return true;
      await pause(LOOK_MS);
      return undefined;
    },
    QUIET_MS,
  );
}

function browseWith(browser: TestBrowser, url: string, form: Filled | undefined): Promise<Shown> {
  if (form === undefined) return browser.open(url);
  const plain = form.values.map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : value.file,
  ]);
  if (form.method === "GET") {
    const target = new URL(url);
    target.search = new URLSearchParams(plain).toString();
    return browser.open(target.href);
  }
  if (!form.isMultipart)
    return browser.post(url, "application/x-www-form-urlencoded", new URLSearchParams(plain).toString());
  const boundary = "----asks-boundary-7d1f";
  const parts = form.values.map(([name, value]) =>
    typeof value === "string"
      ? `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
      : `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${value.file}"\r\nContent-Type: text/csv\r\n\r\n${value.text}\r\n`,
  );
  return browser.post(url, `multipart/form-data; boundary=${boundary}`, `${parts.join("")}--${boundary}--\r\n`);
}

function isSignIn({ url }: Shown): boolean {
  return new URL(url).hostname === "localhost";
}

function addressIn(card: string, appName: string): string | null {
  const found = new RegExp(`http://${appName}\\.localhost:\\d+`).exec(card)?.[0];
  return found === undefined ? null : `${found}/`;
}

/** Told where secrets may be told: to the asker alone, or on the app's own page; an address in the thread works too. */
async function hookUrl(stand: Stand, person: Person, by: Who): Promise<string | null> {
  const whispered = await person.ephemerals();
  const direct = await person.directMessages();
  const pages = stand.address === null ? [] : [(await stand.browse(by, stand.address)).text];
  const places = [stand.card, ...[...whispered, ...direct].map(words), ...pages];
  const found = places
    .map((text) => /https?:\/\/[^\s"'<>|`]*hook[^\s"'<>|`]*/i.exec(text)?.[0])
    .find((url) => url !== undefined);
  return found?.replaceAll("&amp;", "&") ?? null;
}

function postJson(port: number, url: string, body: unknown): Promise<number> {
  const { host, pathname, search } = new URL(url);
  const headers = { host, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, method: "POST", path: pathname + search, headers, agent: false },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

/** An app's answer to a command begins with its name. */
export function isOfAnotherApp({ text }: Message, appName: string): boolean {
  const name = /^\*([a-z0-9-]+)\*\n/.exec(text)?.[1];
  return name !== undefined && name !== appName;
}

async function namesOn(stage: Stage): Promise<Map<string, string>> {
  const answer = await fetch(`${stage.slackUrl}/control/workspace`);
  const { accounts } = (await answer.json()) as { accounts: { user_id: string; name: string }[] };
  return new Map(accounts.map(({ user_id, name }) => [user_id, name]));
}
