import type { Clock } from "../../lib/clock.ts";
import type { PageLook } from "../../operator/read-page.ts";
import type { Part } from "../../sdk/contract/parts.ts";
import { createWallClock } from "../../sdk/contract/wall-clock.ts";
import type { FoundEntries } from "../../store/app-answer.ts";
import { requestById } from "../../store/app-requests.ts";
import type { App } from "../../store/apps.ts";
import { personById } from "../../store/people.ts";
import { liveRelease } from "../../store/releases.ts";
import type { Store } from "../../store/store.ts";
import { type AskedOf, findEntries } from "./find-entries.ts";
import { type PageList, type PageLists, readPageLists } from "./page-lists.ts";

export interface EntryDeps {
  store: Store;
  clock: Clock;
  /** A page of the App as that person sees it; null: there is none. */
  readPage(look: PageLook): Promise<string | null>;
}

/** Of one App's pages, those in its navigation; of each, those its entries go on on. What is longer is not read. */
const PAGES = 6;
const PAGES_OF_EACH = 10;
/** Somebody waits for the answer. */
const PATIENCE_MS = 8_000;

/**
 * What an App keeps that answers a question, read from its pages as they are shown to this person. null: it has none,
 * they cannot be read whole, or the question cannot.
 */
export async function readEntries(
  deps: EntryDeps,
  app: App,
  personId: string,
  question: string,
): Promise<FoundEntries | null> {
  const live = await liveRelease(deps.store, app.id);
  const person = await personById(deps.store, personId);
  if (live?.manifest.web === undefined || person === undefined) return null;
  const until = deps.clock.now() + PATIENCE_MS;
  const pages = await readPages(deps, { appId: app.id, personId }, until);
  if (pages === null) return null;
  const request = await requestById(deps.store, live.requestId);
  const parts = request?.plan?.composition?.parts ?? [];
  return findEntries(question, {
    lists: pages.flatMap(({ lists }) => lists),
    choices: pages.flatMap(({ choices }) => choices),
    purpose: `${app.title} ${app.purpose}`,
    today: createWallClock(live.manifest.timeZone)(deps.clock.now()).day,
    isOfToday: parts.some((part) => part.part === "records" && part.scope === "day"),
    personName: person.name,
    done: parts.flatMap(doneColumnOf),
  });
}

function doneColumnOf(part: Part): AskedOf["done"] {
  if (part.part !== "records" || part.doneColumn === undefined) return [];
  const column = part.columns.find(({ name }) => name === part.doneColumn);
  return column === undefined ? [] : [{ label: column.label, choices: part.doneChoices ?? null }];
}

async function readPages(
  deps: EntryDeps,
  who: Pick<PageLook, "appId" | "personId">,
  until: number,
): Promise<PageLists[] | null> {
  const read: PageLists[] = [];
  const paths = ["/"];
  for (const path of paths) {
    const page = await readWhole(deps, { ...who, path }, until);
    if (page === null) return null;
    read.push(page);
    paths.push(...page.pages.filter((other) => !paths.includes(other)).slice(0, PAGES - paths.length));
  }
  return read;
}

/** With the entries that stand on its further pages. */
async function readWhole(deps: EntryDeps, look: PageLook, until: number): Promise<PageLists | null> {
  const first = await readOne(deps, look, until);
  if (first === null) return null;
  let newest = first;
  for (let number = 2; newest.numbers.includes(number); number += 1) {
    const next =
      number > PAGES_OF_EACH ? null : await readOne(deps, { ...look, path: `${look.path}?page=${number}` }, until);
    if (next === null) return null;
    for (const list of next.lists) append(first.lists, list);
    newest = next;
  }
  return first;
}

function append(lists: PageList[], more: PageList): void {
  const same = lists.find(({ heading, labels }) => heading === more.heading && labels.join() === more.labels.join());
  same?.rows.push(...more.rows);
}

async function readOne(deps: EntryDeps, look: PageLook, until: number): Promise<PageLists | null> {
  const markup = deps.clock.now() > until ? null : await deps.readPage(look);
  return markup === null ? null : readPageLists(markup);
}
