import { typedCommand } from "../../sdk/contract/typed-command.ts";
import {
  type CheckLanguage,
  type DueName,
  dayWords,
  does,
  fieldOf,
  type Happens,
  labelled,
  leading,
  type SaidMoment,
} from "./check-language.ts";

const date = (day: string) => dayWords("en-GB", day);
const all = (values: Parameters<typeof leading>[0]) => leading(values, (count) => `and ${count} more`);

export const english: CheckLanguage = {
  quote: (text) => `“${text}”`,
  yes: "yes",
  no: "no",
  empty: "empty",
  date,
  inDays: (days) => (days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`),
  doings: {
    enter: (noun, values) => does("enter", "enters", `the ${noun} ${all(values)}`),
    change: (noun, values) =>
      does("change", "changes", `${noun === "" ? "" : `the ${noun}`} ${all(values)}`, "it is changed"),
    hand_in: (noun, values) => does("hand in", "hands in", `the ${noun} ${all(values)}`, "it waits for a decision"),
    approve: (noun) => does("approve", "approves", `that ${noun}`, "it is approved"),
    book: (_noun, values) => does("book", "books", booked(values), "it is booked"),
    begin_list: (_noun, values) => does("begin", "begins", `a list for ${all(values)}`),
    tick: (_noun, values) => does("tick", "ticks", all(values), "it stays ticked"),
    add: (_noun, values) => does("add", "adds", all(values)),
    lend: (_noun, values) =>
      does(
        "lend",
        "lends",
        `${fieldOf(values, "entry")} to ${fieldOf(values, "borrower")}, due back ${fieldOf(values, "until")}`,
        "it is lent",
      ),
    give: (noun, values) =>
      does("give", "gives", `${fieldOf(values, "name")} ${fieldOf(values, "points")} ${noun}`, "they count"),
    vote: (_noun, values) => does("vote", "votes", `for ${all(values)}`, "the vote counts"),
    pick: () => does("let it pick", "lets it pick", "", "one of them is picked"),
    swap: (_noun, values) =>
      does(
        "swap",
        "swaps",
        `the turns of ${values.map((one) => one.said).join(" and ")}`,
        "each does the other’s turn",
      ),
    set: (_noun, [entry, ...values]) => does("set", "sets", `${entry?.said ?? ""} to ${all(values)}`),
    join: () => does("join", "joins", "", "it is noted, with nothing drawn yet"),
    draw: () => does("start", "starts", "the draw by hand"),
  },
  fill: (values) => does("fill in", "fills in", values.map(labelled).join(", ")),
  open: (page, lookingFor) =>
    lookingFor === ""
      ? does("open", "opens", `the page ${page}`)
      : does("look", "looks", `for “${lookingFor}” on the page ${page}`),
  type: (command) => does("type", "types", `\`${typedCommand(command)}\``),
  clause: (who, moment, doing) => {
    const subject = {
      you: "you",
      asker: "the asker",
      colleague: "a colleague",
      stranger: "somebody who is not signed in",
    }[who];
    const act = [subject, who === "you" ? doing.you : doing.they, doing.what].filter((word) => word !== "").join(" ");
    const when = momentWords(moment);
    return when === "" ? act : `${when}, ${act}`;
  },
  runs: (usual, moment, time) => {
    if (moment.day !== null) return momentWords(moment);
    if (usual !== null) return usual;
    return time === null ? "when it runs by itself" : `when its ${time} schedule runs`;
  },
  gets: (webhook, sent) =>
    webhook === null
      ? `when another program sends ${sent}`
      : `when another program sends ${sent} to its address ${webhook}`,
  happens: (trigger, sent) => {
    if ("slack" in trigger) return `when ${inChannel(trigger)}${sent === null ? "" : ` (${sent})`}`;
    const said = sent === null ? "" : ` with ${sent}`;
    if ("shortcut" in trigger) return `when somebody chooses “${trigger.shortcut}” on a message${said}`;
    if ("github" in trigger) return `when GitHub sends ${trigger.github}${said}`;
    if ("linear" in trigger) return `when Linear sends ${trigger.linear}${said}`;
    const [app = "", event = ""] = trigger.event.split("/");
    return `when the app ${app} tells it “${event}”${said}`;
  },
  dueAt: ({ weekday, day, time }) =>
    day !== null ? `on ${date(day)} at ${time}` : weekday === null ? `at ${time}` : `on ${DAYS[weekday]}s at ${time}`,
  isDue: (of) => `${of !== null && "name" in of ? `“${of.name}”` : "it"} runs by itself${forChannel(of)}`,
  isSilent: (of) =>
    of === null ? "it stays silent" : "name" in of ? `“${of.name}” does not run` : `it stays silent in ${of.channel}`,
  differs: (act, before, now) => `${act} · before: ${before} · now: ${now}`,
  was: {
    due: "it ran by itself",
    silent: "it stayed silent",
    refused: "it was refused",
    notRefused: "it was not refused",
    broke: "it did not work yet",
    notShown: (text) => `“${text}” was not there`,
    notKept: "not kept that way yet",
    answered: (text) => (text === "" ? "there was no answer" : `the answer was “${text}”`),
    posted: (channel, text) => `${channel} got “${text}”`,
    nothingPosted: (channel) => `${channel} got nothing`,
  },
  refused: "it is refused",
  kept: "it is kept",
  keptWith: (values) => `it is kept with ${values}`,
  answers: (text) => `the answer says “${text}”`,
  tells: (text) => `people are told “${text}”`,
  posts: (channel, text) => `${channel} gets a message with “${text}”`,
  shows: (text) => `it shows “${text}”`,
  and: " and ",
};

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function forChannel(of: DueName | null): string {
  return of !== null && "channel" in of ? ` for ${of.channel}` : "";
}

function booked(values: Parameters<typeof leading>[0]): string {
  const [from, to, until] = ["from", "to", "until"].map((name) => fieldOf(values, name));
  const hours = from === "" ? "" : `, ${from}–${to}`;
  return `${fieldOf(values, "thing")} ${fieldOf(values, "day")}${hours}${until === "" ? "" : ` until ${until}`}`;
}

function momentWords({ day, time }: SaidMoment): string {
  const at = time === null ? "" : `at ${time}`;
  if (day === null) return at;
  const when = typeof day === "string" ? `on ${date(day)}` : day === 1 ? "one day later" : `${day} days later`;
  return at === "" ? when : `${when} ${at}`;
}

/** What somebody does there. */
function inChannel({ slack: event, in: channels, reaction }: Extract<Happens, { slack: string }>): string {
  const where = channels.join(" or ");
  const emoji = reaction === undefined ? "an emoji" : `:${reaction}:`;
  const does = {
    message: `somebody writes in ${where}`,
    reaction_added: `somebody puts ${emoji} on a message in ${where}`,
    reaction_removed: `somebody takes ${emoji} from a message in ${where}`,
    member_joined_channel: `somebody joins ${where}`,
  };
  return does[event];
}
