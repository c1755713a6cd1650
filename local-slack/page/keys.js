import { openHelp } from "./dialogs/help.js";
import { byId } from "./frame/dom.js";
import { isPressed, isWriting } from "./frame/shortcuts.js";
import { openSwitcher } from "./places/switcher.js";

/** The keys of the page, and the help that lists them. `desk` is `{visit(), who, be(handle), inspector, drawer}`. */
export function createKeys(desk) {
  const jump = () => openSwitcher(desk.visit().room, desk.visit().go);
  const help = () => openHelp(desk.visit().room.workspace, listed(desk.who.living));

  const walk = (step, isUnreadOnly) => {
    const { sidebar, here } = desk.visit();
    const places = sidebar.order();
    const at = places.findIndex((one) => one.key === here().key);
    const ahead = places.map((_, index) => places[(at + step * (index + 1) + places.length * 2) % places.length]);
    ahead.find((one) => (isUnreadOnly ? one.isUnread : one.key !== undefined))?.open();
  };

  const actions = [
    ["Mod+K", jump],
    ["Alt+Down", () => walk(1, false)],
    ["Alt+Up", () => walk(-1, false)],
    ["Alt+Shift+Down", () => walk(1, true)],
    ["Alt+Shift+Up", () => walk(-1, true)],
    ["Alt+Shift+T", () => desk.visit().go({ isThreads: true })],
    ["Alt+Shift+H", () => desk.visit().go({ isHome: true })],
    ["Alt+Shift+I", () => desk.inspector.setOpen(!desk.inspector.isOpen())],
    ["Alt+Shift+W", desk.who.open],
    ["F6", () => nextRegion(1)],
    ["Shift+F6", () => nextRegion(-1)],
    ["Mod+/", help],
    ...desk.who.living.map((one, at) => [`Alt+Shift+${at + 1}`, () => desk.be(one.handle)]),
  ];

  const stepBack = () => {
    const visit = desk.visit();
    if (desk.drawer.isOpen()) desk.drawer.close({ isReturning: true });
    else if (byId("inspector").contains(document.activeElement)) desk.inspector.setOpen(false);
    else if (visit.hasThread()) visit.closeThread();
    else if (desk.inspector.isOpen()) desk.inspector.setOpen(false);
    else {
      visit.channel()?.forgetNew();
      visit.channel()?.composer.focus({ isAsked: true });
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || !desk.visit()) return;
    const isCovered = document.querySelector("dialog[open], :popover-open") !== null;
    const found = actions.find(([keys]) => isPressed(event, keys))?.[1];
    if (isPressed(event, "?") && !isWriting(event.target) && !isCovered) {
      event.preventDefault();
      help();
    } else if (event.key === "Escape" && !isCovered) {
      event.preventDefault();
      stepBack();
    } else if (found && !isCovered) {
      event.preventDefault();
      found();
    }
  });

  byId("jump").onclick = jump;
  byId("help-open").onclick = help;
}

const regions = [
  ["#places", "#places [aria-current], #places button"],
  ["#messages", '#messages [tabindex="0"], #messages'],
  ["#composer", "#composer textarea"],
  ["#replies", '#replies [tabindex="0"], #replies'],
  ["#thread-composer", "#thread-composer textarea"],
  ["#inspector", "#inspector input"],
  [".banner", "#who"],
];

function nextRegion(step) {
  const open = regions.filter(([region]) =>
    document.querySelector(region)?.checkVisibility({ visibilityProperty: true }),
  );
  const at = open.findIndex(([region]) => document.querySelector(region).contains(document.activeElement));
  const [, wanted] = open[(at + step + open.length) % open.length];
  document.querySelector(wanted)?.focus();
}

function listed(living) {
  return [
    [
      "Get around",
      [
        ["Mod+K", "Jump to a channel or person"],
        ["Alt+Up Alt+Down", "The place above, below"],
        ["Alt+Shift+Up Alt+Shift+Down", "The unread place above, below"],
        ["Alt+Shift+T", "Threads"],
        ["Alt+Shift+H", "The app’s Home"],
        ["F6", "Next part of the page; with Shift the one before"],
        ["Esc", "Close what is open, back to writing"],
      ],
    ],
    [
      "Messages",
      [
        ["Up Down", "From message to message (Up in an empty composer begins)"],
        ["Enter", "Open the thread"],
        ["R", "React"],
        ["C", "Copy the link"],
        ["E", "Edit what you wrote: Enter saves, Esc leaves"],
        ["Del", "Delete what you wrote, after a question"],
        ["Tab", "To the buttons in a message"],
      ],
    ],
    [
      "Write",
      [
        ["Enter", "Send"],
        ["Shift+Enter", "A new line"],
        ["/", "A command, with the words there are"],
        ["@ # :", "A person, a channel, an emoji"],
        ["Mod+U", "Attach files; pasting and dropping work too"],
      ],
    ],
    [
      "Be somebody else",
      [...living.map((one, at) => [`Alt+Shift+${at + 1}`, one.name]), ["Alt+Shift+W", "Choose from the list"]],
    ],
    [
      "Look behind",
      [
        ["Alt+Shift+I", "The inspector: what the bot got and sent"],
        ["?", "This help (also Ctrl+/)"],
      ],
    ],
  ];
}
