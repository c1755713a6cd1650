import type { AppAnswer, FoundEntries, LastRun } from "../../store/app-answer.ts";
import { changesMessage } from "./changes.ts";
import { manifestWords } from "./manifest-words.ts";
import {
  appMoment,
  bullets,
  type Content,
  context,
  link,
  moment,
  money,
  person,
  plain,
  quoted,
  section,
} from "./pieces.ts";

/** What the registry says to a question about an App, with where it says so. `url`: its page. */
export function appAnswerMessage(answer: AppAnswer, url: string): Content {
  if (answer.about === "changes") return changesMessage(answer);
  const { words, source } = told(answer, url);
  return { text: words, blocks: [section(words), context(`From ${source}`)] };
}

interface Told {
  words: string;
  source: string;
}

function told(answer: Exclude<AppAnswer, { about: "changes" }>, url: string): Told {
  const name = plain(answer.name);
  switch (answer.about) {
    case "owner":
      return {
        words: `${name} belongs to ${person(answer.ownerId)}, since ${moment(answer.since)}.`,
        source: "the registry",
      };
    case "next_run":
      return { words: nextRunWords(answer), source: "its schedules" };
    case "last_run":
      return { words: lastRunWords(answer), source: "its deliveries" };
    case "live":
      return { words: liveWords(answer), source: "its releases" };
    case "users": {
      const count = answer.peopleThisWeek;
      const who = count === 0 ? "Nobody" : count === 1 ? "One person" : `${count} people`;
      return { words: `${who} used ${name} in the last seven days.`, source: "what it served" };
    }
    case "access":
      return {
        words: `*What ${name} may do*\n${bullets(manifestWords(answer.manifest).map(plain))}`,
        source: "its contract, app.yaml",
      };
    case "purpose":
      return {
        words: `${name}: ${plain(answer.purpose)}\n${bullets(manifestWords(answer.manifest).map(plain))}`,
        source: "its contract, app.yaml",
      };
    case "feedback":
      return { words: feedbackWords(answer), source: "what people said of its posts" };
    case "entries":
      if (answer.found !== undefined)
        return {
          words: entriesWords(answer.found),
          source: `its page, as you may see it: ${link(url, `Open ${answer.name}`)}. Nobody else sees this answer`,
        };
      return {
        words: `${answer.hasPage ? `What ${name} keeps stands on its page: ${link(url, `Open ${answer.name}`)}.` : `${name} has no page that would show what it keeps.`} Here I can tell who owns it, what it did last and does next, who uses it, what it may do and what changed.`,
        source: "the registry",
      };
    case "cost": {
      const asks = answer.asks === 1 ? "one ask" : `${answer.asks} asks`;
      return {
        words: `Building ${name} cost ${money(answer.costUsd)} so far, over ${asks}.`,
        source: "the model door",
      };
    }
  }
}

function entriesWords({ list, total, count, by, shown }: FoundEntries): string {
  const where = list === "" ? "" : ` of _${plain(list)}_`;
  const all = total === 1 ? "The one entry" : `All ${total} entries`;
  const some = count === 0 ? `None of the ${total} entries` : `${count} of ${total} entries`;
  const looked = by.length === 0 ? "" : `: ${by.map(plain).join(", ")}`;
  const cell = (one: { label: string; text: string }) =>
    one.label === "" ? plain(one.text) : `${plain(one.label)}: ${plain(one.text)}`;
  const lines = shown.map((row) => row.map(cell).join(" · "));
  const more = count > shown.length ? `\nand ${count - shown.length} more on the page.` : "";
  const rows = lines.length === 0 ? "" : `\n${bullets(lines)}${more}`;
  return `*${count === total && total > 0 ? all : some}${where}*${looked}${rows}`;
}

function feedbackWords(answer: Extract<AppAnswer, { about: "feedback" }>): string {
  const { releaseNumber, like, complain, words, answers } = answer;
  const name = `${plain(answer.name)} v${releaseNumber}`;
  const ofAnswers =
    answers === undefined
      ? ""
      : `\nOf my answers about it, ${people(answers.like)} that they are right, ${people(answers.complain)} that they are not.`;
  if (like + complain === 0) return `Nobody has said anything of ${name} and what it posted yet.${ofAnswers}`;
  const lines = words.map(
    ({ personId, isComplaint, text }) => `${person(personId)}, ${isComplaint ? "not right" : "right"}: ${quoted(text)}`,
  );
  const said = lines.length === 0 ? "" : `\n${bullets(lines)}`;
  return `*Of ${name} and what it posted, ${people(like)} that it is right, ${people(complain)} that it is not*${said}${ofAnswers}`;
}

function people(count: number): string {
  if (count === 0) return "nobody says";
  return count === 1 ? "one person says" : `${count} people say`;
}

function nextRunWords(answer: Extract<AppAnswer, { about: "next_run" }>): string {
  const name = plain(answer.name);
  if (answer.isStopped) return `${name} is switched off: it runs when somebody says _start_ here.`;
  if (answer.at === null) return `${name} runs nothing by itself: it acts when somebody uses it.`;
  return `${name} runs next ${appMoment(answer.at, answer.timeZone)}.`;
}

function liveWords({ name, releaseNumber, since, isStopped }: Extract<AppAnswer, { about: "live" }>): string {
  const what = `${plain(name)} v${releaseNumber}`;
  if (isStopped) return `${what} is switched off: it runs when somebody says _start_ here.`;
  return `Yes: ${what} is live, since ${moment(since)}.`;
}

function lastRunWords(answer: Extract<AppAnswer, { about: "last_run" }>): string {
  const name = plain(answer.name);
  const next = nextRunWords({ ...answer, about: "next_run", at: answer.nextAt });
  if (answer.runs.length === 0) return `${name} has not run by itself yet. ${next}`;
  const lines = answer.runs.map((run) => `${appMoment(run.at, answer.timeZone)}: ${runWords(run)}`);
  return `*What ${name} did last*\n${bullets(lines)}\n${next}`;
}

function runWords({ run, outcome, error, channels }: LastRun): string {
  const what = plain(run.replaceAll("-", " "));
  if (outcome === "waiting") return `${what} is still on its way`;
  if (outcome === "failed") return `${what} failed${error === null ? "" : `: ${plain(error.slice(0, 300))}`}`;
  const posted = channels.filter((channel) => channel.startsWith("#"));
  const where = posted.length === 0 ? "and posted nothing" : `and posted in ${posted.map(plain).join(" and ")}`;
  return `${what} ran ${where}`;
}
