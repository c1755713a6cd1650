import { byId, make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { step } from "../frame/popover.js";
import { toast } from "../frame/toast.js";
import { jsonView } from "./json.js";

const kinds = [
  {
    words: "Got",
    kinds: "events_api,interactive,slash_commands",
    title: "Events, presses and commands that the bot got",
  },
  { words: "Sent", kinds: "call,response_url", title: "What the bot sent" },
  { words: "Lookups", kinds: "lookup", title: "What the bot looked up" },
];
const soonMs = 200;

/** The panel that shows what went between this Slack and the bot, as it was. */
export function createInspector(getRoom) {
  const panel = byId("inspector");
  const list = make("ul", { class: "passages", role: "listbox", "aria-label": "What passed", tabindex: 0 });
  const detail = make("div", { class: "passage" });
  const search = make("input", {
    type: "search",
    placeholder: "Search names and JSON",
    "aria-label": "Search what passed",
  });
  const toggles = kinds.map((one, at) =>
    make(
      "button",
      {
        type: "button",
        class: "toggle",
        "aria-pressed": String(at < 2),
        title: one.title,
        onclick: (event) => toggle(event.currentTarget),
      },
      one.words,
    ),
  );
  let rows = [];
  let chosenSeq;
  let timer;
  let opener;

  const toggle = (button) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    load();
  };

  const wantedKinds = () =>
    kinds
      .filter((_, at) => toggles[at].getAttribute("aria-pressed") === "true")
      .map((one) => one.kinds)
      .join();

  const load = async () => {
    if (panel.hidden || !getRoom()) return;
    try {
      const { passages } = await getRoom().client.look("traffic", { words: search.value.trim(), kinds: wantedKinds() });
      rows = passages;
      drawList();
    } catch (error) {
      list.replaceChildren(make("li", { class: "note" }, error.message));
    }
  };

  const drawList = () => {
    const isEmpty = rows.length === 0;
    const words = search.value.trim() ? "Nothing that passed has these words in it." : "Nothing has passed yet.";
    list.replaceChildren(...(isEmpty ? [make("li", { class: "note" }, words)] : rows.map(row)));
    mark();
  };

  const row = (one) => {
    const isGot = one.direction === "to_bot";
    const state = one.isOk === null ? "not answered" : one.isOk ? "" : "failed";
    return make(
      "li",
      {
        role: "option",
        id: `passage-${one.seq}`,
        "aria-selected": "false",
        class: state ? "passage-row bad" : "passage-row",
        onclick: () => choose(one.seq),
      },
      make("span", { class: isGot ? "way got" : "way sent" }, isGot ? "got" : "sent"),
      make("span", { class: "passage-name" }, one.name),
      make("time", {}, getRoom().times.seconds(one.at)),
      make("span", { class: "passage-about" }, state ? `${state} · ${one.about}` : one.about),
    );
  };

  const mark = () => {
    for (const node of list.children) node.setAttribute("aria-selected", String(node.id === `passage-${chosenSeq}`));
    const chosen = byId(`passage-${chosenSeq}`);
    if (chosen) list.setAttribute("aria-activedescendant", chosen.id);
    else list.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };

  const choose = async (seq) => {
    chosenSeq = seq;
    mark();
    panel.classList.add("detailed");
    try {
      const { passage } = await getRoom().client.look(`traffic/${seq}`);
      if (seq === chosenSeq) detail.replaceChildren(...drawDetail(passage));
    } catch (error) {
      detail.replaceChildren(make("p", { class: "note" }, error.message));
    }
  };

  const drawDetail = (one) => {
    const words = search.value.trim();
    const isGot = one.direction === "to_bot";
    const took = one.answeredAt === null || !isGot ? "" : ` after ${one.answeredAt - one.at} ms`;
    return [
      make(
        "header",
        { class: "passage-head" },
        make("button", { type: "button", class: "button back", onclick: back }, "Back to the list"),
        make("h3", {}, one.name),
        make("button", { type: "button", class: "button small", onclick: () => copy(one) }, icon("copy"), "Copy JSON"),
      ),
      make("h4", {}, isGot ? "The bot got" : "The bot sent"),
      jsonView(one.body, words, "What passed, as JSON"),
      make("h4", {}, one.answer === null ? "Not answered" : isGot ? `It acknowledged${took} with` : "It was answered"),
      one.answer === null ? "" : jsonView(one.answer, words, "The answer, as JSON"),
    ];
  };

  const back = () => {
    panel.classList.remove("detailed");
    list.focus();
  };

  const copy = async (one) => {
    try {
      await navigator.clipboard.writeText(JSON.stringify({ body: one.body, answer: one.answer }, null, 2));
      toast("The JSON is copied.");
    } catch {
      toast("The browser did not let the page copy.");
    }
  };

  const setOpen = (isOpen) => {
    if (isOpen === !panel.hidden) return;
    if (isOpen) opener = document.activeElement;
    panel.hidden = !isOpen;
    byId("inspect").setAttribute("aria-expanded", String(isOpen));
    document.body.classList.toggle("inspecting", isOpen);
    if (isOpen) {
      load();
      search.focus();
    } else (opener?.isConnected && opener !== document.body ? opener : byId("inspect")).focus();
  };

  list.addEventListener("keydown", (event) => {
    const at = rows.findIndex((one) => one.seq === chosenSeq);
    const to = rows.length > 0 && (at < 0 && event.key.startsWith("Arrow") ? rows[0] : step(event.key, rows, at));
    if (!to) return;
    event.preventDefault();
    choose(to.seq);
  });
  search.addEventListener("input", () => soon());
  search.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    list.focus();
  });
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(load, soonMs);
  };

  detail.append(make("p", { class: "note" }, "Choose one on the left to see it whole."));
  panel.replaceChildren(
    make(
      "header",
      { class: "inspector-head" },
      make("h2", { id: "inspector-name" }, "Inspector"),
      search,
      make("div", { class: "toggles", role: "group", "aria-label": "What to show" }, ...toggles),
      make(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close the inspector", onclick: () => setOpen(false) },
        icon("close"),
      ),
    ),
    make(
      "p",
      { class: "inspector-about" },
      "For who works on the bot: every message between it and this Slack, as it was sent. To use your tools you do not need it.",
    ),
    make("div", { class: "inspector-body" }, list, detail),
  );
  byId("inspect").onclick = () => setOpen(panel.hidden);

  return { setOpen, isOpen: () => !panel.hidden, heard: soon, reload: load };
}
