import { make } from "../frame/dom.js";
import { appMark, icon } from "../frame/icons.js";

/** Asks that work without a model too, in the languages that Toolroom reads. */
const asksIn = {
  en: [
    {
      title: "Lunch orders",
      words: "collect our lunch orders with /lunch and post them in #food at 11:00 on weekdays",
    },
    {
      title: "Timesheets",
      words: "every Friday at 3 pm post in #general: Please fill in your hours!",
    },
    {
      title: "Loan laptops",
      words:
        "list for our loan laptops LT-01, LT-02, LT-03: who has which and until when. They come back after 14 days. Every morning at 9 say in #general what is overdue",
    },
  ],
  de: [
    {
      title: "Mittagessen",
      words: "sammle unsere Essensbestellungen mit /mittag und poste sie werktags um 11 Uhr in #food",
    },
    {
      title: "Stundenzettel",
      words: "jeden Freitag um 15 Uhr in #general posten: Bitte Stunden eintragen!",
    },
    {
      title: "Leihlaptops",
      words:
        "wir verleihen unsere Laptops LT-01, LT-02, LT-03: wer hat welchen und bis wann. Nach 14 Tagen kommen sie zurück. Jeden Morgen um 9 in #general sagen, was überfällig ist",
    },
  ],
};

/** In the language of the browser, where Toolroom reads it. */
function asksHere() {
  const lang = navigator.language.toLowerCase().startsWith("de") ? "de" : "en";
  return asksIn[lang].map((ask) => ({ ...ask, lang }));
}

/** What stands in #requests before anybody asked: what this is, and three asks to begin with. `fill` writes one for the person. */
export function welcome(room, fill) {
  const { bot } = room.workspace;
  const mentioned = `@${bot.name.toLowerCase()}`;
  const cards = asksHere().map(({ title, words, lang }) =>
    make(
      "button",
      { type: "button", class: "ask", lang, onclick: () => fill(`${mentioned} ${words}`) },
      make("span", { class: "ask-title" }, title),
      make("span", { class: "ask-words" }, words),
    ),
  );
  return make(
    "div",
    { class: "welcome" },
    make("span", { class: "welcome-mark", "aria-hidden": "true" }, appMark()),
    make("h2", {}, "What tool do you wish you had?"),
    make(
      "p",
      {},
      `Say it here in plain words, to ${mentioned}. You get a plan, then a preview, then a tool that everybody here can use. Or begin with one of these: a press only writes it for you, you send it.`,
    ),
    make("div", { class: "asks" }, ...cards),
  );
}

const dismissed = "local-slack ideas dismissed";

/** The same asks as a line over the composer, for who has not asked yet where others have. */
export function ideas(room, fill) {
  if (localStorage.getItem(dismissed)) return undefined;
  const mentioned = `@${room.workspace.bot.name.toLowerCase()}`;
  const chips = asksHere().map(({ title, words, lang }) =>
    make(
      "button",
      { type: "button", class: "idea", lang, title: words, onclick: () => fill(`${mentioned} ${words}`) },
      title,
    ),
  );
  const node = make("div", { class: "ideas", role: "group", "aria-label": "Asks to begin with" });
  const hide = () => {
    localStorage.setItem(dismissed, "yes");
    node.remove();
    document.querySelector("#composer textarea")?.focus();
  };
  node.append(
    make("span", { class: "ideas-words" }, "Try one:"),
    ...chips,
    make(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Hide these asks", onclick: hide },
      icon("close"),
    ),
  );
  return node;
}
