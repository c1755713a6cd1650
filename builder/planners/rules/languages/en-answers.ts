import type { Answers } from "./answers.ts";
import { changeableOf } from "./changeable.ts";
import { englishChangeable } from "./en-changeable.ts";
import { englishPart } from "./en-parts.ts";
import { spokenSchedule } from "./spoken-schedule.ts";

const WHY: Record<string, string> = {
  mail: "I cannot read or send e-mail; an app here posts in Slack channels and shows pages",
  phone: "I cannot call or text a phone; an app here posts in Slack channels",
  calendar: "I have no access to calendars",
  money: "I cannot move money",
  system: "I have no access to that system; the platform team can say who may connect it",
  internet: "an app here cannot reach the internet",
  model: "that needs a language model, and none is connected; the platform team can connect one",
  device: "an app here has no access to devices",
  secrecy: "an app here keeps who entered or chose what, so nothing is anonymous",
  messages: "an app here cannot read what is written in Slack",
};

const FIELDS: Record<string, string> = {
  names: "names",
  things: "things",
  choices: "choices",
  items: "points",
  columns: "columns",
  states: "states",
  tags: "tags",
  parts: "parts in one app",
  daysBefore: "days ahead",
  days: "days until something is due back",
  text: "a message",
  question: "a question",
  label: "the name of a column",
  one: "what it is called",
  many: "what it is called",
  duty: "what people do in turn",
  title: "a title",
};

const WITHOUT_MODEL = "(No language model is connected: short plain sentences help.)";

export const englishAnswers: Answers = {
  question: ({ kind, about }, channels) => {
    const there =
      channels.length > 0
        ? ` I see ${channels.slice(0, 12).join(", ")}.`
        : " I am in no channel yet: invite me to one.";
    switch (kind) {
      case "channel":
        return about === ""
          ? `In which channel shall it post?${there}`
          : `I can post in a channel, not to one person alone (“${about}”). Which channel shall it be?${there}`;
      case "unknown_channel":
        return `I see no channel ${about}, or nobody invited me there. Which one do you mean?${there}`;
      case "when":
        return "When shall it post? I can post at set times, for example every weekday at 9, not at each entry.";
      case "times":
        return `You named different times (${about}). Which one is right?`;
      case "bad_time":
        return `No clock shows “${about}”. Which time do you mean?`;
      case "channels":
        return `It can post in one channel (you named ${about}). Which one?`;
      case "audience":
        return `“${about}”: an app's page is open to everybody in the company, or to you alone. Which shall it be?`;
      case "editors":
        return "Entries can be changed by everybody, or by whoever entered them. Which shall it be?";
      case "only_overdue":
        return "What is lent is said when it is overdue, not before. Shall I build it so?";
      case "days":
        return `You named different days (${about}). Which is right?`;
      case "closing":
        return `It would close at one time and post before that (${about.replace(" / ", " and ")}). Which times do you mean?`;
      case "rhythm":
        return `I can post on days of the week or of the month, not “${about}”. Which day shall it be: every Monday, say, or the first Monday of the month?`;
      case "once":
        return `Every week on that day (“${about}”), or only once?`;
      case "text":
        return "What exactly shall the message say? Put it in quotes.";
      case "columns":
        return "Which columns shall it have? For example: name, price in EUR, due date.";
      case "choices":
        return "Between what can people choose? Name at least two, with commas.";
      case "names":
        return "Whose names shall be in it? Name them with commas.";
      case "things":
        return `What are the ${about} called? Name them with commas.`;
      case "items":
        return "Which points shall be on the list? Name them with commas.";
      case "date":
        return `${about === "" ? "" : `“${about}” is over. `}On which day? For example: 12 July.`;
      case "date_column":
        return "Which date shall it look at?";
      case "source":
        return `Where do the ${about} come from? I cannot fetch them from another system: shall people enter them on a page, and with which columns?`;
      case "decider":
        return `Who is that (“${about}”) who decides? Name them with @; else the app's owner decides.`;
      case "left":
        return `${about} is no longer here. Who shall do it instead? Name them with @.`;
      case "stranger":
        return `I know nobody called ${about} here. Who is meant? Name them with @.`;
      case "two_apps":
        return `That is two things (${about}), and I build one app at a time. Which one first? I can also put both into one app: say “both”.`;
      case "command_word":
        return `The command cannot be called ${about}. Which other word shall it be?`;
      case "word":
        return `I do not understand “${about}”. What do you mean by it?`;
      case "not_there": {
        const [said, there = ""] = about.split(" | ");
        return there === ""
          ? `“${said}” is not there: nothing is, that I know of. What was added on the app's page is taken out there.`
          : `“${said}” is not among them. I know of: ${there}. Which is meant? (What was added on the app's page is taken out there.)`;
      }
      case "name_there":
        return `“${about}” is there already. What shall be different?`;
      case "few":
        return `Without “${about}” there would be too few left. What shall come in its place?`;
      case "which_list":
        return `That is in several lists (${about}). Which one do you mean?`;
      case "which_post":
        return `It posts several times: ${about.split(" | ").map(spokenPost).join("; ")}. Which one do you mean?`;
      case "one_post":
        return "This app can say that at one time and in one channel. Shall it be there instead of where it is now?";
      case "column_used":
        return `A post, a reminder or a command needs the column “${about}”. Shall I take that out first?`;
      case "column_type":
        return `What was entered in “${about}” cannot be read as something else. Shall I add a new column beside it? Say what it is called.`;
      case "loan_days":
        return `“${about}”: things can be lent for 1 to 365 days. How many shall it be?`;
      case "turns":
        return "How long a turn lasts stays as it is; I can change when and where it is said whose turn it is. On which days shall that be?";
      case "hours":
        return `It would close before it opens (${about.replace(" / ", " and ")}). From when to when shall it be?`;
    }
  },
  leftOut: ({ kind, about }) => {
    switch (kind) {
      case "channel":
        return `The post${about === "" ? "" : ` for “${about}” alone`}: I post in channels only, and have none for it. Say which, and I add it.`;
      case "unknown_channel":
        return `The post${about === "" ? "" : ` in ${about}`}: I have no channel for it. Say which, and I add it.`;
      case "names":
        return "The names: add them on its page.";
      case "channels":
        return `${about}: it posts in the first of them.`;
      case "audience":
        return `“${about}”: a page is open to everybody in the company, or to its owner alone, not to a group.`;
      case "editors":
        return "Who may change entries: everybody may, as nobody else was agreed.";
      case "only_overdue":
        return "A reminder before something is due back: only what is overdue is said.";
      case "when":
        return "Posting at each entry: it posts at set times only.";
      case "rhythm":
        return `The post “${about}”: I can post on days of the week or of the month only.`;
      case "two_apps":
        return `${about}: one app at a time. Ask for it in a new message.`;
      case "command_word":
        return `The command ${about}: that word is not free.`;
      case "left":
      case "stranger":
      case "decider":
        return `${about}: I do not know who that is here, so the app's owner decides.`;
      default:
        return `${about === "" ? kind : about}: I was not told enough to build it.`;
    }
  },
  unknown: (words) =>
    `${words.map((one) => `“${one}”`).join(", ")}: I did not understand this, so nothing is built for it.`,
  unknownQuestion: (words) =>
    `I do not understand ${words.map((word) => `“${word}”`).join(", ")}. What shall it do? ${WITHOUT_MODEL}`,
  withoutModel: WITHOUT_MODEL,
  postInstead:
    "I can post in a channel instead: tell me what, when and where, for example: “post ‘Time to send the offers’ in #sales every Friday at 9”.",
  unknownPiece: (words) =>
    `I can build the rest, but do not understand ${words.map((word) => `“${word}”`).join(", ")}. What shall it do? Say “leave it out” if it may be missing.`,
  limitQuestion: (words) => `I cannot limit it like “${words}”. Shall I leave that out, or can you say it otherwise?`,
  limitLeftOut: (words, isAudience) =>
    isAudience
      ? `“${words}”: a page is open to everybody in the company, or to its owner alone, not to a group.`
      : `“${words}”: I cannot limit it like that, so nothing of this is built.`,
  limitsLeftOut: (words) =>
    `${words.map((one) => `“${one}”`).join(", ")}: I cannot limit it like that, so nothing of this is built.`,
  toPersonLeftOut: (words) =>
    `“${words}”: without a language model an app posts such things in a channel, not to one person, so nothing of this is built. Name a channel and I add it.`,
  lacking: (kind, words) => `“${words}”: ${WHY[kind]}.`,
  note: ({ kind, about }) => {
    switch (kind) {
      case "column_kept":
        return `What was entered in “${about}” stays stored, and is no longer shown.`;
      case "spelling":
        return `I read ${about}.`;
      case "time":
        return `You named no time, so I took ${about}.`;
      case "afternoon":
        return `I took ${about}, in the afternoon.`;
      case "workdays":
        return "On weekdays, as you did not say which days.";
      case "monday":
        return "Weekly means each Monday here, as you named no day.";
      case "first_week":
        return `The first time is ${about}. Say another week if you mean that.`;
      case "first_of_month":
        return "Monthly means the first of the month here, as you named no day.";
      case "owner_decides":
        return "You decide about each, as you named nobody else.";
      case "columns":
        return "You named no columns, so there is just the one; say which you want and I add them.";
      case "states":
        return "You named no states, so I took OK, problem, down.";
      case "days_to_return":
        return `Things are due back after ${about} days, as you did not say when.`;
      case "background":
        return `I took “${about}” as background.`;
      case "date_column":
        return `I added the date “${about}”, which is needed for that.`;
      case "done_column":
        return `I added “${about}” to tick; what is open is what is not ticked.`;
      case "total_below":
        return `Below the list its page adds up “${about}”, of what the filter shows.`;
      case "no_close_time":
        return `The result comes the morning after it closes, at ${about}.`;
      case "said_anew":
        return `What you said last takes the place of “${about}”.`;
      case "your_choice":
        return `You left it to me, so I took ${about}.`;
      case "mail":
        return "I left aside the head and the signature of the e-mail.";
      default:
        return about;
    }
  },
  part: englishPart,
  page: (access) =>
    access === "owner" ? "Only you can open its page." : "Everybody in the company can open its page.",
  noModel: "Built from ready-made parts, without a language model.",
  topic: (words) => words,
  purpose: (parts, people) =>
    parts
      .map((part) => englishPart(part, people, true))
      .join(" ")
      .slice(0, 300),
  what: "What would you like to have? Say it in one or two plain sentences, for example: “collect our lunch orders until 11:00, then post them in #food”.",
  unfit: (problems) => {
    const why = problems.length === 0 ? "" : ` (${problems.join("; ")})`;
    return `I understood the pieces, but they do not fit together to an app${why}. Say it in other words, or fill in the form.`;
  },
  vague:
    "What exactly shall be different, or be there, and for what? Tell me in one plain sentence, for example: “a list of our suppliers with name, phone and contract end”.",
  elsewhere:
    "That sounds like something in an app that is there already. What shall happen in which app? Write it in that app's thread, or ask whoever owns it; here I make new apps.",
  otherLanguage:
    "Without a language model I understand English and German only. Could you say it in one of them? (Ohne Sprachmodell verstehe ich nur Englisch und Deutsch.)",
  emoji: "I cannot tell from that what you want. Tell me in words what tool you wish you had.",
  code: "I do not run code or SQL, and I have no access to production databases. If you need that, ask the platform team; if you want a tool of your own, tell me in words what it shall do.",
  tooLong:
    "That is more than I can read without a language model. What is the one thing it shall do? Say it in one or two sentences.",
  tooMany: (field, most, isNumber) =>
    isNumber
      ? `I can take ${most} at most for ${FIELDS[field] ?? field}.`
      : `I can take at most ${most} ${FIELDS[field] ?? field}, and you named more.`,
  tooLongWords: (field, most) => `That is too long for ${FIELDS[field] ?? field}: ${most} letters at most.`,
  odd: (field) => `I cannot use what you said as ${FIELDS[field] ?? field}.`,
  approvalStays:
    "Nobody can switch off the approval of apps: what an app may do beyond the usual is always looked at by the platform team. Ask them if it takes too long.",
  outside:
    "I cannot send people's personal data or lists outside the company, and apps here send no e-mail. If it has to be, ask the platform team who may do it.",
  othersApp: (owner) =>
    `That app belongs to ${owner}, and only its owner can stop or remove it. Ask them, or the platform team if they have left.`,
  spying:
    "I build nothing that reads other people's messages or passwords or watches them in secret. Ask the platform team if you think it is needed.",
  whatICan:
    "Ask for a tool in plain words. Without a language model I can build: lists with forms, reminders and digests; approvals; polls; random picks; rotas; checklists; lending; booking; leaderboards; link lists; status boards; countdowns; Secret Santa; posts at set times; webhooks into a channel.",
  who: "Type `/tool show <app>` to see whose an app is, and `/tool apps` for all of them.",
  how: "Tell me in plain words what you wish for; I show a plan first, and build it after you press Build it. In its thread you can change or stop it later.",
  whatICanChange: (parts) =>
    `Without a language model I can change of this app: ${changeableOf(englishChangeable, parts).join("; ")}. What of these shall it be?`,
  notComposed:
    "This app was written by an agent, and no language model is connected now, so I cannot change it. The platform team can connect one.",
  sayOneThing: "Say one change at a time.",
  unchanged: (what) => `“${what}”: as far as I understand it, that is so already. What shall be different?`,
  peopleSay: (words, more) =>
    `People say: ${words.map((one) => `“${one}”`).join(", ")}${more === 0 ? "" : ` and ${more} more`}. I cannot tell from that what to change.`,
  nothingLeft: (app) => `Then nothing is left to change: ${app} stays as it is.`,
  deletesNothing: (app) =>
    `I delete nothing by words. Say “stop” here and ${app} is switched off: its page, posts and commands rest, what was entered is kept, and “start” brings it back. Its owner and the platform team can do that. To have the app and its data gone for good, ask the platform team.`,
  changed: (what) => `Changed: ${what}.`,
  notUnderstood: (words) => `I did not understand “${words}”.`,
  source: "People enter them on its page; nothing is fetched from another system.",
  rowsToImport: (file) =>
    `The rows of ${file}: they come in by the CSV form of the app, once it is live. Its columns are built.`,
  unreadInput: (name, why) => `${name}: ${why}.`,
  wrongUnseen:
    "pictures are not read without a language model, so nothing that only it shows is mended or proven; say in words what is wrong, for example “it posts Saturdays too” or “it posts at 8 instead of 9”, and it is tried on both versions",
  pictureUnseen: "pictures are not read without a language model, so say in words what it shows",
};

/** "30 9 * * 1 #sales", as `which_post` names it. */
function spokenPost(post: string): string {
  const [, schedule = "", channel = ""] = /^(.*) (\S+)$/.exec(post) ?? [];
  return `${spokenSchedule(schedule, "en")} in ${channel}`;
}
