import type { HomeApp } from "./home.ts";
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
  access: string;
  words: string[];
  /** Words of its webhooks: their addresses are secret. */
  webhooks: string[];
  peopleThisWeek: number;
  threadUrl: string | null;
}

const SHOWN = 40;

/** `/tool` alone. */
export function commandList(words: CommandWord[]): Content {
  const own = [
    "`/tool apps` lists the apps",
    "`/tool show <app>` tells about one",
    "`/tool help` says how to ask for a new one",
  ];
  const theirs = words.map((one) => {
    const stopped = one.isStopped ? " _(stopped)_" : "";
    return `\`/tool ${plain(one.word)}\` ${plain(one.appName)}${stopped}: ${plain(one.purpose)}`;
  });
  const listed = theirs.length === 0 ? "No app has a command yet." : bullets(theirs.slice(0, SHOWN));
  const more =
    theirs.length > SHOWN
      ? `\nAnd ${theirs.length - SHOWN} more: \`/tool apps <part of a name>\` narrows it down.`
      : "";
  return {
    text: `What /tool can do: ${[...own, ...theirs].map((line) => line.replace(/`/g, "")).join("; ")}`,
    blocks: [section(`*Commands of your apps*\n${listed}${more}`), section(`*Commands of Toolroom*\n${bullets(own)}`)],
  };
}

/** `/tool apps [part of a name]` */
export function appList(apps: HomeApp[], part: string): Content {
  const wanted =
    part === "" ? apps : apps.filter((app) => `${app.name} ${app.title}`.toLowerCase().includes(part.toLowerCase()));
  if (wanted.length === 0)
    return words(
      part === "" ? "There are no apps yet. Ask @Toolroom for one." : `No app’s name has “${plain(part)}” in it.`,
    );
  const lines = wanted
    .slice(0, SHOWN)
    .map((app) => `*${plain(app.title)}* (\`${plain(app.name)}\`): ${app.status}. ${plain(app.purpose)}`);
  const more =
    wanted.length > SHOWN
      ? `\nAnd ${wanted.length - SHOWN} more: \`/tool apps <part of a name>\` narrows it down.`
      : "";
  return {
    text: `${wanted.length} apps: ${wanted.map((app) => app.name).join(", ")}`,
    blocks: [section(`${bullets(lines)}${more}`)],
  };
}

/** `/tool show <app>` */
export function appDetails(app: AppDetails): Content {
  const facts = [
    `State: ${app.status}${app.releaseNumber === null ? "" : `, v${app.releaseNumber}`}`,
    `Owner: ${person(app.ownerId)}`,
    `Who may open it: ${plain(app.access)}`,
    `Used by ${app.peopleThisWeek === 1 ? "1 person" : `${app.peopleThisWeek} people`} this week`,
    ...(app.url === null ? [] : [link(app.url, "Open it")]),
    ...app.words.map((word) => `Command: \`/tool ${plain(word)}\``),
    ...app.webhooks.map(
      (word) =>
        `Webhook ${plain(word)}: its owner has the address, and says _new webhook address_ in its thread for another`,
    ),
    ...(app.nextRunAt === null ? [] : [`Runs next ${appMoment(app.nextRunAt, app.timeZone)}`]),
    ...(app.threadUrl === null ? [] : [`${link(app.threadUrl, "Its thread")}: say there what should be different`]),
  ];
  return {
    text: `${plain(app.title)}: ${app.status}. ${plain(app.purpose)}`,
    blocks: [section(`*${plain(app.title)}* (\`${plain(app.name)}\`)\n${plain(app.purpose)}`), section(bullets(facts))],
  };
}

/** A word nobody knows, with what it may have meant. */
export function unknownWord(word: string, known: CommandWord[]): Content {
  const near = known.filter((one) => one.word.startsWith(word.slice(0, 2)) || one.word.includes(word)).slice(0, 3);
  const guess =
    near.length === 0 ? "" : ` Did you mean ${near.map((one) => `\`/tool ${plain(one.word)}\``).join(" or ")}?`;
  return words(`There is no command \`${plain(word)}\`.${guess} \`/tool\` alone lists them all.`);
}

/** The use of a command whose App is switched off, by whoever may start it again. `threadUrl`: of its thread. */
export function stoppedApp(
  { appName, ownerId, isTheirs }: { appName: string; ownerId: string; isTheirs: boolean },
  threadUrl: string | null,
): Content {
  const thread = threadUrl === null ? "its thread" : link(threadUrl, "its thread");
  const next = isTheirs ? `Say _start_ in ${thread} to run it again.` : `Ask its owner, ${person(ownerId)}.`;
  return words(`*${plain(appName)}* is stopped at the moment. ${next}`);
}

/** A sentence beside what matters. */
export function quietWords(text: string): Content {
  return { text, blocks: [context(text)] };
}

/** A plain sentence, already escaped where foreign. */
export function words(text: string): Content {
  return { text, blocks: [section(text)] };
}
