import { choose, download, edit, fillIn, type Outcome, press, search, upload } from "./acts.ts";
import { textOf } from "./html.ts";
import { momentOf } from "./local-time.ts";
import { around, asPage, pagesOf, rowsOf } from "./pages.ts";
import type { Ask, Check, Turn, Who } from "./shape.ts";
import type { Post, Stand } from "./stand.ts";

export interface Held {
  check: Check;
  /** Null: it held. */
  problem: string | null;
}

/** What is remembered from check to check of one ask. */
interface Memory {
  seen: Set<string>;
  turns: Map<string, string[]>;
}

/** The step before a time: what comes then came too early. */
const EARLY_SECONDS = -90;
const AFTER_SECONDS = 5;
const POSTING = new Set(["at", "said", "webhook"]);

/** Does the checks in their order, all of them: what fails may be said as left out. The last says where the app posted unasked. */
export async function playChecks(stand: Stand, ask: Pick<Ask, "by" | "channel">, checks: Check[]): Promise<Held[]> {
  const memory: Memory = { seen: new Set(), turns: new Map() };
  const held: Held[] = [];
  for (const check of checks) {
    const problem = await problemOf(stand, check, memory, ask).catch((error: unknown) => `it broke: ${String(error)}`);
    held.push({ check, problem });
  }
  const wanted = new Set(
    checks.flatMap((check) => (POSTING.has(check.do) && "channel" in check ? [check.channel] : [])),
  );
  const unasked = (await stand.posts()).filter(({ channel }) => !wanted.has(channel));
  const [first] = unasked;
  if (first !== undefined) {
    const check: Check = { do: "quiet", time: "" };
    held.push({ check, problem: `nobody asked for a post in ${first.channel}: “${first.text}”` });
  }
  return held;
}

async function problemOf(
  stand: Stand,
  check: Check,
  memory: Memory,
  ask: Pick<Ask, "by" | "channel">,
): Promise<string | null> {
  const as: Who = "as" in check && check.as !== undefined ? check.as : ask.by;
  switch (check.do) {
    case "fill":
      return judged(await fillIn(stand, as, check.set, check.button), check.refused);
    case "press":
      return judged(await press(stand, as, check.button, check.row, check.set), check.refused);
    case "edit":
      return judged(await edit(stand, as, check.row, check.set), check.refused);
    case "choose":
      return judged(await choose(stand, as, check.option, check.row), check.refused);
    case "search":
      return found(await search(stand, as, check.words), check);
    case "shows":
      return (await says(stand, as, check.text, check.row)) ? null : `no page says ${where(check)}`;
    case "showsNot":
      return (await says(stand, as, check.text, check.row)) ? `a page says ${where(check)}` : null;
    case "order":
      return inOrder(stand, as, check.first, check.next);
    case "command":
      return answered(stand, check, as, check.channel ?? ask.channel);
    case "at":
      return postedAt(stand, check, memory);
    case "quiet":
      return quietAt(stand, check, memory);
    case "clock":
      await stand.moveTo(check.time, AFTER_SECONDS);
      await newPosts(stand, memory);
      return null;
    case "said": {
      const posts = (await newPosts(stand, memory)).filter(({ channel }) => channel === check.channel);
      return exactlyOne(posts, check.says, check.channel);
    }
    case "dm":
      return told(await stand.messages(check.to), check);
    case "upload":
      return uploaded(stand, as, check);
    case "download": {
      const outcome = await download(stand, as);
      return outcome.kind === "done" ? lacking(outcome.page.text, check.says) : outcome.why;
    }
    case "webhook":
      return hooked(stand, check, memory);
    case "card":
      return lacking(stand.card, [check.says]);
  }
}

function judged(outcome: Outcome, refused: true | undefined): string | null {
  if (refused) return outcome.kind === "done" ? "it was taken, where a no was due" : null;
  return outcome.kind === "done" ? null : outcome.why;
}

function found(outcome: Outcome, check: Extract<Check, { do: "search" }>): string | null {
  if (outcome.kind !== "done") return outcome.why;
  const page = asPage(outcome.page);
  const text = page === null ? "" : textOf(page.root);
  if (!check.finds.test(text)) return `a search for ${check.words} does not find ${check.finds.source}`;
  return check.not.test(text) ? `a search for ${check.words} finds ${check.not.source} too` : null;
}

async function says(stand: Stand, as: Who, text: RegExp, row?: RegExp): Promise<boolean> {
  for (const page of await pagesOf(stand, as)) {
    const places = row === undefined ? [page.root] : rowsOf(page, row).flatMap((one) => around(one).slice(-1));
    if (places.some((place) => text.test(textOf(place)))) return true;
  }
  return false;
}

async function inOrder(stand: Stand, as: Who, first: RegExp, next: RegExp): Promise<string | null> {
  for (const page of await pagesOf(stand, as)) {
    const text = textOf(page.root);
    const [one, two] = [text.search(first), text.search(next)];
    if (one >= 0 && two >= 0) return one < two ? null : `${next.source} stands before ${first.source}`;
  }
  return `no page has both ${first.source} and ${next.source}`;
}

async function answered(
  stand: Stand,
  check: Extract<Check, { do: "command" }>,
  as: Who,
  channel: string,
): Promise<string | null> {
  const [word] = stand.words;
  if (check.text.startsWith(" ") && word === undefined) return "no command is named on the card";
  const text = check.text.startsWith(" ") ? `${word}${check.text}` : check.text;
  const answer = await stand.command(as, channel, text);
  if (/^There is no command/m.test(answer)) return answer;
  return check.answer.test(answer) ? null : `/tool ${text} answers “${answer}”`;
}

async function postedAt(stand: Stand, check: Extract<Check, { do: "at" }>, memory: Memory): Promise<string | null> {
  await newPosts(stand, memory);
  await stand.moveTo(check.time, EARLY_SECONDS);
  const wanted = [...check.says, ...(check.turn === undefined ? [] : [anyOf(check.turn.of)])];
  // What the days since then have brought on their own is none of this day's: others in the same world move its clock, too.
  const midnight = momentOf(`${check.time.slice(0, 10)} 00:00`).getTime() / 1_000;
  const early = (await newPosts(stand, memory)).find(
    (post) => Number(post.ts) >= midnight && isIn(post, check.channel, wanted),
  );
  if (early !== undefined) return `it came before ${check.time}: “${early.text}”`;
  await stand.moveTo(check.time, AFTER_SECONDS);
  const posts = (await newPosts(stand, memory)).filter(({ channel }) => channel === check.channel);
  const problem = exactlyOne(posts, wanted, check.channel);
  if (problem !== null) return `at ${check.time} ${problem}`;
  const text = posts.find((post) => isIn(post, check.channel, wanted))?.text ?? "";
  if (check.saysNot?.test(text)) return `at ${check.time} the post says ${check.saysNot.source}: “${text}”`;
  return check.turn === undefined ? null : wrongTurn(check.turn, text, memory);
}

async function quietAt(stand: Stand, check: Extract<Check, { do: "quiet" }>, memory: Memory): Promise<string | null> {
  // What the days since then have brought, late runs that were missed among them, is none of this time's.
  await stand.moveTo(check.time, EARLY_SECONDS);
  await newPosts(stand, memory);
  await stand.moveTo(check.time, AFTER_SECONDS);
  const [loud] = (await newPosts(stand, memory)).filter(({ text }) => check.says?.test(text) ?? true);
  return loud === undefined ? null : `at ${check.time} it said in ${loud.channel}: “${loud.text}”`;
}

function wrongTurn({ of, by }: Turn, text: string, memory: Memory): string | null {
  const named = of.filter((name) => anyOf([name]).test(text));
  const [who] = named;
  if (who === undefined || named.length > 1) return `one of ${of.join(", ")} should be named: “${text}”`;
  const key = of.join();
  const before = memory.turns.get(key) ?? [];
  memory.turns.set(key, [...before, who]);
  const last = before.at(-1);
  if (by === "order") {
    const next = last === undefined ? who : of[(of.indexOf(last) + 1) % of.length];
    return next === who ? null : `after ${last} comes ${next}, not ${who}`;
  }
  const round = before.slice(before.length - (before.length % of.length));
  return round.includes(who) ? `${who} again, before everybody had their turn` : null;
}

function told(messages: string[], check: Extract<Check, { do: "dm" }>): string | null {
  const text = messages.find((message) => check.says.test(message));
  if (check.never) return text === undefined ? null : `${check.to} was told “${text}”`;
  return text === undefined ? `${check.to} was not told ${check.says.source}` : null;
}

async function uploaded(stand: Stand, as: Who, check: Extract<Check, { do: "upload" }>): Promise<string | null> {
  const outcome = await upload(stand, as, check.file, check.text);
  if (outcome.kind !== "done") return outcome.why;
  const texts = (await pagesOf(stand, as)).map((page) => textOf(page.root));
  return lacking(texts.join("\n"), check.shows);
}

async function hooked(stand: Stand, check: Extract<Check, { do: "webhook" }>, memory: Memory): Promise<string | null> {
  await newPosts(stand, memory);
  const status = await stand.hook(check.body);
  if (status === null) return "nobody was told the webhook's address";
  if (status >= 400) return `the webhook answers ${status}`;
  const posts = (await newPosts(stand, memory)).filter(({ channel }) => channel === check.channel);
  return exactlyOne(posts, check.says, check.channel);
}

/** What the app has posted since the last look. */
async function newPosts(stand: Stand, { seen }: Memory): Promise<Post[]> {
  const fresh = (await stand.posts()).filter(({ ts, channel }) => !seen.has(`${channel} ${ts}`));
  for (const { ts, channel } of fresh) seen.add(`${channel} ${ts}`);
  return fresh;
}

function exactlyOne(posts: Post[], wanted: RegExp[], channel: string): string | null {
  const matching = posts.filter((post) => isIn(post, channel, wanted));
  if (matching.length === 1) return null;
  const said = posts.map(({ text }) => `“${text}”`).join(", ") || "nothing";
  return `${matching.length} posts in ${channel} say ${wanted.map(({ source }) => source).join(" and ")}; said was ${said}`;
}

function isIn(post: Post, channel: string, wanted: RegExp[]): boolean {
  return post.channel === channel && wanted.every((words) => words.test(post.text));
}

function anyOf(names: string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(${names.join("|")})(?!\\p{L})`, "iu");
}

function lacking(text: string, wanted: RegExp[]): string | null {
  const missing = wanted.filter((words) => !words.test(text));
  return missing.length === 0
    ? null
    : `it does not say ${missing.map(({ source }) => source).join(", ")}: “${text.slice(0, 300)}”`;
}

function where({ text, row }: { text: RegExp; row?: RegExp }): string {
  return row === undefined ? text.source : `${text.source} where it says ${row.source}`;
}
