import type { AppAnswer, FoundEntries, LastRun } from "../../store/app-answer.ts";
import type { Language } from "../words/language.ts";
import { changesMessage } from "./changes.ts";
import { manifestWords } from "./manifest-words.ts";
import { appMoment, bullets, type Content, context, link, moment, person, plain, quoted, section } from "./pieces.ts";

/** What the registry says to a question about an App, with where it says so. `url`: its page. */
export function appAnswerMessage(answer: AppAnswer, url: string, language: Language): Content {
  if (answer.about === "changes") return changesMessage(answer, language);
  const { words, source } = told(answer, url, language);
  return { text: words, blocks: [section(words), context(language.appAnswer.from(source))] };
}

interface Told {
  words: string;
  source: string;
}

function told(answer: Exclude<AppAnswer, { about: "changes" }>, url: string, language: Language): Told {
  const { appAnswer: say, forms } = language;
  const name = plain(answer.name);
  switch (answer.about) {
    case "owner":
      return {
        words: say.owner(name, person(answer.ownerId), moment(answer.since, language)),
        source: say.registry,
      };
    case "next_run":
      return { words: nextRunWords(answer, language), source: say.schedules };
    case "last_run":
      return { words: lastRunWords(answer, language), source: say.deliveries };
    case "live":
      return { words: liveWords(answer, language), source: say.releases };
    case "users":
      return { words: say.users(answer.peopleThisWeek, name), source: say.served };
    case "access":
      return {
        words: `*${say.access(name)}*\n${bullets(manifestWords(answer.manifest, language).map(plain))}`,
        source: say.contract,
      };
    case "purpose":
      return {
        words: `${name}: ${plain(answer.purpose)}\n${bullets(manifestWords(answer.manifest, language).map(plain))}`,
        source: say.contract,
      };
    case "feedback":
      return { words: feedbackWords(answer, language), source: say.said };
    case "entries":
      if (answer.found !== undefined)
        return {
          words: entriesWords(answer.found, language),
          source: say.itsPage(link(url, say.open(answer.name))),
        };
      return {
        words: `${answer.hasPage ? say.onItsPage(name, link(url, say.open(answer.name))) : say.noPage(name)} ${say.canTell}`,
        source: say.registry,
      };
    case "cost":
      return { words: say.cost(name, forms.money(answer.costUsd), answer.asks), source: say.modelDoor };
  }
}

function entriesWords({ list, total, count, by, shown }: FoundEntries, { appAnswer: say }: Language): string {
  const where = list === "" ? "" : say.ofList(plain(list));
  const looked = by.length === 0 ? "" : `: ${by.map(plain).join(", ")}`;
  const cell = (one: { label: string; text: string }) =>
    one.label === "" ? plain(one.text) : `${plain(one.label)}: ${plain(one.text)}`;
  const lines = shown.map((row) => row.map(cell).join(" · "));
  const more = count > shown.length ? `\n${say.moreEntries(count - shown.length)}` : "";
  const rows = lines.length === 0 ? "" : `\n${bullets(lines)}${more}`;
  return `*${count === total && total > 0 ? say.allEntries(total) : say.someEntries(count, total)}${where}*${looked}${rows}`;
}

function feedbackWords(answer: Extract<AppAnswer, { about: "feedback" }>, language: Language): string {
  const { appAnswer: say } = language;
  const { releaseNumber, like, complain, words, answers } = answer;
  const name = `${plain(answer.name)} v${releaseNumber}`;
  const ofAnswers = answers === undefined ? "" : `\n${say.ofAnswers(answers.like, answers.complain)}`;
  if (like + complain === 0) return `${say.nobodySaid(name)}${ofAnswers}`;
  const lines = words.map(
    ({ personId, isComplaint, text }) =>
      `${person(personId)}, ${isComplaint ? say.notRight : say.right}: ${quoted(text, language)}`,
  );
  const said = lines.length === 0 ? "" : `\n${bullets(lines)}`;
  return `*${say.feedback(name, like, complain)}*${said}${ofAnswers}`;
}

function nextRunWords(answer: Extract<AppAnswer, { about: "next_run" }>, language: Language): string {
  const { appAnswer: say } = language;
  const name = plain(answer.name);
  if (answer.isStopped) return say.off(name);
  if (answer.at === null) return say.runsNothing(name);
  return say.runsNext(name, appMoment(answer.at, answer.timeZone, language));
}

function liveWords(answer: Extract<AppAnswer, { about: "live" }>, language: Language): string {
  const { name, releaseNumber, since, isStopped } = answer;
  const { appAnswer: say } = language;
  const what = `${plain(name)} v${releaseNumber}`;
  if (isStopped) return say.off(what);
  return say.isLive(what, moment(since, language));
}

function lastRunWords(answer: Extract<AppAnswer, { about: "last_run" }>, language: Language): string {
  const { appAnswer: say } = language;
  const name = plain(answer.name);
  const next = nextRunWords({ ...answer, about: "next_run", at: answer.nextAt }, language);
  if (answer.runs.length === 0) return `${say.notRun(name)} ${next}`;
  const lines = answer.runs.map((run) => `${appMoment(run.at, answer.timeZone, language)}: ${runWords(run, language)}`);
  return `*${say.didLast(name)}*\n${bullets(lines)}\n${next}`;
}

function runWords({ run, outcome, error, channels }: LastRun, { appAnswer: say, handed }: Language): string {
  const what = plain(run.replaceAll("-", " "));
  if (outcome === "waiting") return say.onItsWay(what);
  if (outcome === "failed")
    return `${say.failed(what)}${error === null ? "" : `: ${plain(handed(error.slice(0, 300)))}`}`;
  return say.ran(what, channels.filter((channel) => channel.startsWith("#")).map(plain));
}
