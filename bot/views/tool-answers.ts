import type { Access } from "../../sdk/contract/manifest.ts";
import type { Language } from "../words/language.ts";
import type { HomeApp } from "./home.ts";
import { accessWords } from "./manifest-words.ts";
import { appMoment, bullets, type Content, context, link, person, plain, section } from "./pieces.ts";

/** A command word of an App, without slash. */
export interface CommandWord {
  word: string;
  appName: string;
  purpose: string;
  /** Its App is switched off: the word gets no answer. */
  isStopped: boolean;
}

export interface AppDetails extends HomeApp {
  ownerId: string;
  access: Access;
  words: string[];
  /** Words of its webhooks: their addresses are secret. */
  webhooks: string[];
  peopleThisWeek: number;
  threadUrl: string | null;
}

const SHOWN = 40;

/** `/tool` alone. */
export function commandList(words: CommandWord[], { tool }: Language): Content {
  const { own } = tool;
  const theirs = words.map((one) => {
    const stopped = one.isStopped ? ` _${tool.stopped}_` : "";
    return `\`/tool ${plain(one.word)}\` ${plain(one.appName)}${stopped}: ${plain(one.purpose)}`;
  });
  const listed = theirs.length === 0 ? tool.noCommand : bullets(theirs.slice(0, SHOWN));
  const more = theirs.length > SHOWN ? `\n${tool.narrow(theirs.length - SHOWN)}` : "";
  return {
    text: tool.canDo([...own, ...theirs].map((line) => line.replace(/`/g, "")).join("; ")),
    blocks: [section(`*${tool.yours}*\n${listed}${more}`), section(`*${tool.ours}*\n${bullets(own)}`)],
  };
}

/** `/tool apps [part of a name]` */
export function appList(apps: HomeApp[], part: string, { tool }: Language): Content {
  const wanted =
    part === "" ? apps : apps.filter((app) => `${app.name} ${app.title}`.toLowerCase().includes(part.toLowerCase()));
  if (wanted.length === 0) return words(part === "" ? tool.noApps : tool.noName(plain(part)));
  const lines = wanted
    .slice(0, SHOWN)
    .map((app) => `*${plain(app.title)}* (\`${plain(app.name)}\`): ${tool.states[app.status]}. ${plain(app.purpose)}`);
  const more = wanted.length > SHOWN ? `\n${tool.narrow(wanted.length - SHOWN)}` : "";
  return {
    text: tool.apps(wanted.length, wanted.map((app) => app.name).join(", ")),
    blocks: [section(`${bullets(lines)}${more}`)],
  };
}

/** `/tool show <app>` */
export function appDetails(app: AppDetails, language: Language): Content {
  const { tool } = language;
  const state = tool.states[app.status];
  const facts = [
    tool.state(`${state}${app.releaseNumber === null ? "" : `, v${app.releaseNumber}`}`),
    tool.owner(person(app.ownerId)),
    tool.whoOpens(plain(accessWords(app.access, language))),
    tool.usedBy(app.peopleThisWeek),
    ...(app.url === null ? [] : [link(app.url, tool.open)]),
    ...app.words.map((word) => tool.command(`\`/tool ${plain(word)}\``)),
    ...app.webhooks.map((word) => tool.webhook(plain(word))),
    ...(app.nextRunAt === null ? [] : [tool.runsNext(appMoment(app.nextRunAt, app.timeZone, language))]),
    ...(app.threadUrl === null ? [] : [tool.sayThere(link(app.threadUrl, tool.itsThread))]),
  ];
  return {
    text: `${plain(app.title)}: ${state}. ${plain(app.purpose)}`,
    blocks: [section(`*${plain(app.title)}* (\`${plain(app.name)}\`)\n${plain(app.purpose)}`), section(bullets(facts))],
  };
}

/** A word nobody knows, with what it may have meant. */
export function unknownWord(word: string, known: CommandWord[], { tool, forms }: Language): Content {
  const near = known.filter((one) => one.word.startsWith(word.slice(0, 2)) || one.word.includes(word)).slice(0, 3);
  const meant = forms.or(near.map((one) => `\`/tool ${plain(one.word)}\``));
  return words(tool.unknown(plain(word), near.length === 0 ? "" : tool.didYouMean(meant)));
}

/** The use of a command whose App is switched off, by whoever may start it again. `threadUrl`: of its thread. */
export function stoppedApp(
  { appName, ownerId, isTheirs }: { appName: string; ownerId: string; isTheirs: boolean },
  threadUrl: string | null,
  { tool }: Language,
): Content {
  const thread = threadUrl === null ? tool.threadOf : link(threadUrl, tool.threadOf);
  const next = isTheirs ? tool.sayStart(thread) : tool.askOwner(person(ownerId));
  return words(tool.isStopped(plain(appName), next));
}

/** A sentence beside what matters. */
export function quietWords(text: string): Content {
  return { text, blocks: [context(text)] };
}

/** A plain sentence, already escaped where foreign. */
export function words(text: string): Content {
  return { text, blocks: [section(text)] };
}
