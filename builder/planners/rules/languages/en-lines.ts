import type { LineProblem } from "../outlined/section-reading.ts";
import type { LineWords } from "./line-words.ts";

export const englishLines: LineWords = {
  problem: (problem) => `“${problem.line}”: ${whyOf(problem)}${keysOf(problem)}`.slice(0, 300),
  leftOut: (problem) => `“${problem.line}”: ${whyOf(problem)} ${insteadOf(problem)}`.slice(0, 300),
  others: (lines) => `And these lines: ${lines.map((line) => `“${line}”`).join(", ")}.`.slice(0, 300),
  dropped: (reply) => {
    const what = DROPPED.exec(reply)
      ?.slice(1)
      .find((one) => one !== undefined);
    return what?.replace(THE_LINE, "") ?? null;
  },
  sayAgain: "Say the line again, and I put it in; or say “leave it out”, or send the whole form anew.",
  ends: (line) => `“${line}” ends: your lines do not have it.`.slice(0, 300),
  nothingLeft: "Without that there is nothing to build.",
  becomes: "It becomes what your lines say.",
  cannotBecome: "What is live cannot become that without losing what was entered",
};

/** "remove it", "leave the colour line out", "no colour line please", "the colour can go". */
const DROPPED =
  /^(?:(?:please|just|then|ok|oh),? )*(?:(?:remove|delete|drop|skip|ignore|strike|scrap|without|no) (.+?)(?: out| off| away)?|(?:leave|take|cut) (.+?) (?:out|off|away)|(.+?) (?:can|may|should) go)(?:,? please)?[.!]*$/i;
const THE_LINE = /^(?:it|this|that|them|those|(?:(?:the|that|this|those) )?lines?)$|^(?:the|that|this) | lines?$/gi;

/** What would be known instead. */
function keysOf({ kind, about }: LineProblem): string {
  return kind === "unknown" ? ` I know: ${about.join(", ")}.` : "";
}

function whyOf({ kind, about, section }: LineProblem): string {
  const [first = "", ...rest] = about;
  switch (kind) {
    case "unknown":
      return "I do not know this line.";
    case "nowhere":
      return `this line belongs below “${about.join(":” or “")}:”, and none is above it.`;
    case "missing":
      return "this line is missing, or says nothing.";
    case "name":
      return "a name is missing behind it.";
    case "title":
      return `a title has at most ${first} letters.`;
    case "when":
      return `I cannot read when that is. I read, for example: every Monday 9:00; weekdays 8:30; 1st of the month 9:00${section?.kind === "scheduled_post" ? "; 2027-02-01 10:00" : ""}.`;
    case "one_time":
      return "here I can take one time only, for example: every Monday 9:00.";
    case "time":
      return "I cannot read that time. I read, for example: 11:00.";
    case "day":
      return "I cannot read that day. I read, for example: 12 July, or 2027-07-12.";
    case "past":
      return "that is over already.";
    case "channel":
      return `I see no such channel, or nobody invited me there. ${there(about)}`;
    case "no_channel":
      return `it needs a channel: “In: #channel”. ${there(about)}`;
    case "no_list":
      return `it is of a list, and no “${first}:” that I could read stands above it.`;
    case "no_page":
      return "there is no page that anybody could open; what it posts, all in the channel read.";
    case "kind":
      return `I do not know the kind in brackets (“${first}”). I know: text, long text, number, money, a currency as EUR, date, yes/no, person, link, file, or choices as (open / done).`;
    case "twice":
      return `“${first}” is there twice.`;
    case "column":
      return `there is no “${first}”. There are: ${rest.join(", ")}.`;
    case "dates":
      return `“${first}” is no date.`;
    case "numbers":
      return `“${first}” is no number.`;
    case "ticks":
      return `“${first}” cannot say that one is done: that is a yes/no, a date, or choices.`;
    case "done":
      return `I cannot tell when one is done. Say it as “Done: ${first} = ${rest.at(-1) ?? "done"}”.`;
    case "needs_line":
      return `${rest.join(" ")} need a line “${first}:” for that.`;
    case "people":
      return `I know nobody called ${about.map((one) => `“${one}”`).join(", ")} here. Name them with @.`;
    case "yes":
      return "I read yes or no here.";
    case "one_of":
      return `I read one of these here: ${about.join(", ")}.`;
    case "several":
      return "name at least two, with commas.";
    case "number":
      return `I read a whole number here, from ${first} to ${rest.join("")}.`;
    case "hours":
      return "I cannot read from when to when. I read, for example: 8:00–18:00.";
    case "ahead":
      return `I read here, for example: “3, 1 ${first} Due”, or “${rest.join("")} Due”, with the name of a date.`;
    case "word":
      return "the command cannot be called so: I need a free word of small letters.";
    case "many":
      return `at most ${first} are possible.`;
  }
}

function insteadOf({ kind, key, section }: LineProblem): string {
  if (kind === "kind") return "It is a text, for now.";
  if (kind === "people" && section?.kind === "approval") return "Whoever else is named decides, or the app's owner.";
  if (kind === "people") return "I took it as a name.";
  if (section !== null && DEFAULTED.includes(key ?? "")) return "I took what is usual.";
  return "I left it out.";
}

/** Without them there is something usual. */
const DEFAULTED: readonly string[] = ["may_change", "each", "by", "open", "days", "states", "does", "takes", "from"];

function there(channels: readonly string[]): string {
  return channels.length === 0 ? "I am in none yet: invite me to one." : `I see ${channels.slice(0, 8).join(", ")}.`;
}
