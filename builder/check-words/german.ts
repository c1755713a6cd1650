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

const date = (day: string) => dayWords("de-DE", day);
const all = (values: Parameters<typeof leading>[0]) => leading(values, (count) => `und ${count} mehr`);

export const german: CheckLanguage = {
  quote: (text) => `„${text}“`,
  yes: "ja",
  no: "nein",
  empty: "leer",
  date,
  inDays: (days) => (days === 0 ? "heute" : days === 1 ? "morgen" : `in ${days} Tagen`),
  doings: {
    enter: (noun, values) => does("trägst", "trägt", `${noun} ${all(values)} ein`),
    change: (noun, values) => does("änderst", "ändert", `${noun} ${all(values)}`, "es wird geändert"),
    hand_in: (noun, values) =>
      does("reichst", "reicht", `${noun} ${all(values)} ein`, "es wartet auf eine Entscheidung"),
    approve: () => does("genehmigst", "genehmigt", "diesen Eintrag", "es ist genehmigt"),
    book: (_noun, values) => does("buchst", "bucht", booked(values), "es ist gebucht"),
    begin_list: (_noun, values) => does("beginnst", "beginnt", `eine Liste für ${all(values)}`),
    tick: (_noun, values) => does("hakst", "hakt", `${all(values)} ab`, "es bleibt abgehakt"),
    add: (_noun, values) => does("fügst", "fügt", `${all(values)} hinzu`),
    lend: (_noun, values) =>
      does(
        "verleihst",
        "verleiht",
        `${fieldOf(values, "entry")} an ${fieldOf(values, "borrower")}, zurück ${fieldOf(values, "until")}`,
        "es ist verliehen",
      ),
    give: (noun, values) =>
      does("gibst", "gibt", `${fieldOf(values, "name")} ${fieldOf(values, "points")} ${noun}`, "das zählt"),
    vote: (_noun, values) => does("stimmst", "stimmt", `für ${all(values)}`, "die Stimme zählt"),
    pick: () => does("lässt", "lässt", "auswählen", "eine Wahl wird getroffen"),
    swap: (_noun, values) =>
      does("tauschst", "tauscht", `${values.map((one) => one.said).join(" gegen ")}`, "beide haben getauscht"),
    set: (_noun, [entry, ...values]) => does("setzt", "setzt", `${entry?.said ?? ""} auf ${all(values)}`),
    join: () => does("machst", "macht", "mit", "es ist notiert, gelost ist noch nichts"),
    draw: () => does("startest", "startet", "die Auslosung von Hand"),
  },
  fill: (values) => does("trägst", "trägt", `${values.map(labelled).join(", ")} ein`),
  open: (page, lookingFor) =>
    lookingFor === ""
      ? does("öffnest", "öffnet", `die Seite ${page}`)
      : does("suchst", "sucht", `auf der Seite ${page} nach „${lookingFor}“`),
  type: (command) => does("tippst", "tippt", `\`${typedCommand(command)}\``),
  clause: (who, moment, doing) => {
    const subject = {
      you: "du",
      asker: "die anfragende Person",
      colleague: "jemand anderes",
      stranger: "jemand ohne Anmeldung",
    }[who];
    const verb = who === "you" ? doing.you : doing.they;
    return [subject, verb, momentWords(moment), doing.what].filter((word) => word !== "").join(" ");
  },
  runs: (usual, moment, time) => {
    if (moment.day !== null) return momentWords(moment);
    if (usual !== null) return usual;
    return time === null ? "wenn es von selbst läuft" : `wenn der Zeitplan um ${time} Uhr läuft`;
  },
  gets: (webhook, sent) =>
    webhook === null
      ? `wenn ein anderes Programm ${sent} schickt`
      : `wenn ein anderes Programm ${sent} an die Adresse ${webhook} schickt`,
  happens: (trigger, sent) => {
    if ("slack" in trigger) return `wenn ${inChannel(trigger)}${sent === null ? "" : ` (${sent})`}`;
    const said = sent === null ? "" : ` mit ${sent}`;
    if ("shortcut" in trigger) return `wenn jemand an einer Nachricht${said} „${trigger.shortcut}“ wählt`;
    if ("github" in trigger) return `wenn GitHub ${trigger.github}${said} schickt`;
    if ("linear" in trigger) return `wenn Linear ${trigger.linear}${said} schickt`;
    const [app = "", event = ""] = trigger.event.split("/");
    return `wenn die App ${app} ihr „${event}“${said} mitteilt`;
  },
  dueAt: ({ weekday, day, time }) =>
    day !== null
      ? `am ${date(day)} um ${time} Uhr`
      : weekday === null
        ? `um ${time} Uhr`
        : `${DAYS[weekday]} um ${time} Uhr`,
  isDue: (of) => `${of !== null && "name" in of ? `„${of.name}“` : "es"} läuft von selbst${forChannel(of)}`,
  isSilent: (of) =>
    of === null ? "es bleibt still" : "name" in of ? `„${of.name}“ läuft nicht` : `es bleibt still in ${of.channel}`,
  differs: (act, before, now) => `${act} · vorher: ${before} · jetzt: ${now}`,
  was: {
    due: "es lief von selbst",
    silent: "es blieb still",
    refused: "das wurde abgelehnt",
    notRefused: "das wurde nicht abgelehnt",
    broke: "das ging noch nicht",
    notShown: (text) => `„${text}“ war nicht da`,
    notKept: "noch nicht so gespeichert",
    answered: (text) => (text === "" ? "es kam keine Antwort" : `die Antwort war „${text}“`),
    posted: (channel, text) => `${channel} bekam „${text}“`,
    nothingPosted: (channel) => `${channel} bekam nichts`,
  },
  refused: "das wird abgelehnt",
  kept: "es wird gespeichert",
  keptWith: (values) => `es wird gespeichert mit ${values}`,
  answers: (text) => `die Antwort lautet „${text}“`,
  tells: (text) => `gesagt wird „${text}“`,
  posts: (channel, text) => `${channel} bekommt eine Nachricht mit „${text}“`,
  shows: (text) => `zu sehen ist „${text}“`,
  and: " und ",
};

const DAYS = ["sonntags", "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags"];

function forChannel(of: DueName | null): string {
  return of !== null && "channel" in of ? ` für ${of.channel}` : "";
}

function booked(values: Parameters<typeof leading>[0]): string {
  const [from, to, until] = ["from", "to", "until"].map((name) => fieldOf(values, name));
  const hours = from === "" ? "" : `, ${from}–${to} Uhr`;
  return `${fieldOf(values, "thing")} ${fieldOf(values, "day")}${hours}${until === "" ? "" : ` bis ${until}`}`;
}

function momentWords({ day, time }: SaidMoment): string {
  const at = time === null ? "" : `um ${time} Uhr`;
  if (day === null) return at;
  const when = typeof day === "string" ? `am ${date(day)}` : day === 1 ? "einen Tag später" : `${day} Tage später`;
  return at === "" ? when : `${when} ${at}`;
}

/** What somebody does there. */
function inChannel({ slack: event, in: channels, reaction }: Extract<Happens, { slack: string }>): string {
  const where = channels.join(" oder ");
  const emoji = reaction === undefined ? "ein Emoji" : `:${reaction}:`;
  const does = {
    message: `jemand in ${where} schreibt`,
    reaction_added: `jemand in ${where} ${emoji} an eine Nachricht setzt`,
    reaction_removed: `jemand in ${where} ${emoji} von einer Nachricht nimmt`,
    member_joined_channel: `jemand zu ${where} dazukommt`,
  };
  return does[event];
}
