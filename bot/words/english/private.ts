/** Windows, Home, help, and what only one person sees. What goes in is ready for mrkdwn, in windows it is plain. */
export const appSecrets = {
  missing: "Not all of it works yet: its owner has to enter",
  howKept: "It is kept sealed, goes to this app alone, and no agent or colleague ever reads it.",
  enter: (name: string) => `Enter ${name}`,
  title: "Enter a secret",
  save: "Keep it",
  hint: "Kept sealed, for this app alone. It replaces the one before. Longer than 3,000 characters: `tool secrets` on a terminal.",
  entered: (name: string, app: string) => `*${name}* is entered: *${app}* uses it from now on.`,
};

export const modals = {
  back: "Back",
  send: "Send",
  sayFewWords: "Say it in a few words.",
  change: {
    title: "What should change?",
    label: "What should be different",
    hint: "Say it as you would to a colleague. If an output is wrong, paste it and say what it should be.",
    submit: "Send",
  },
  decline: { title: "Decline", label: "The reason", hint: "The person who asked reads it.", submit: "Decline" },
  differently: {
    title: "Say it differently",
    label: "What you need, in other words",
    hint: "It is said in the thread, where all can read it. What was said there before still counts.",
    submit: "Send",
  },
  more: {
    title: "Tell me more",
    label: "What it should know",
    hint: "What is it missing? What may it leave out, or do in a simpler way?",
    submit: "Send",
  },
  answer: { title: "Answer", label: "Your answers", hint: "In any order, in plain words.", submit: "Send" },
  tryTitle: "Try the preview",
  tryRun: "Run it",
  tryLabel: (typed: string) => `What to type after ${typed}`,
  tryHint: "It runs in the preview alone. The answer is shown to you alone.",
  shortcut: {
    title: "Use a tool",
    label: "What to do with this message",
    hint: "The app gets the message, who wrote it and its link. Its answer is shown to you alone.",
    submit: "Do it",
  },
};

export const thumbs = {
  good: "Good",
  notGood: "Not right",
  version: "this version",
  answer: "this answer",
  isRight: (what: string) => `${what} is right`,
  sayWrong: (what: string) => `say what is wrong with ${what}`,
  title: "What is not right?",
  onlyThumb: "Only the thumb",
  wrongWith: (what: string) => `What is wrong with ${what}`,
  hint: "In plain words. Its owner reads it.",
};

export const help = {
  /** Understood with a model and without one. */
  examples: [
    "Collect lunch orders until 11 and post the list in #food.",
    "Every Friday at 3 pm, post “Please fill in your hours” in #general.",
    "A page where the team notes who has which test device.",
  ],
  text: (example: string) =>
    `Say in plain words what tool you wish you had: write @toolroom in a channel, or write to me. For example: ${example}`,
  say: "*Say in plain words what tool you wish you had.* Write _@toolroom_ and your wish in a channel, or write to me directly. For example:",
  thread:
    "I show you a plan first. Pictures, tables and forwarded messages help. The thread stays the place to change the tool, to ask what it did and what it keeps, to _undo_ a change, or to _stop_ it.",
};

export const home = {
  waiting: "Waiting for your decision",
  apps: "My apps",
  noApps: "None yet. Ask for one, and it will stand here.",
  requests: "Being made for you",
  ask: "Ask for something",
  write: "Write _@toolroom_ and your wish in a channel, or write to me directly, for example:",
  runsNext: (moment: string) => `Runs next ${moment}`,
  open: "Open",
  openLabel: (title: string) => `Open ${title}`,
  now: (stage: string) => `Now: ${stage}`,
  thread: "Thread",
  threadLabel: "Thread of this request",
  asked: (moment: string) => `asked ${moment}`,
  decide: "Decide",
  decideLabel: (title: string) => `Decide: ${title}`,
  more: (count: number) => `And ${count} more: type \`/tool apps\`.`,
  moreThere: "There is more: type `/tool apps`.",
  justAsked: "Just asked",
  titles: {
    plan: "A plan",
    questions: "Questions",
    dead_end: "Stuck, how to go on",
    preview: "A preview",
    release: "A release",
  },
};

export const secrets = {
  message: (found: string) => `Your message holds what looks like ${found}.${removed("message")}`,
  file: (name: string, found: string) => `Your file ${name} holds what looks like ${found}.${removed("file")}`,
  window: (found: string) =>
    `What you wrote in that window holds what looks like ${found}. I removed it before I kept or showed any of it, and no app or agent gets it.`,
  /** What it looks like: as it was found, in English. */
  kind: (kind: string): string => kind,
};

function removed(what: "message" | "file"): string {
  return ` I removed it from my copy, and no app or agent gets it. It still stands in Slack: delete the ${what}, and replace the secret with a new one where it comes from. Whoever could read this channel may have it.`;
}

export const signIn = {
  text: (url: string) =>
    `Somebody asked to sign in to Toolroom as you. If it was you, open ${url} in the same browser within five minutes. If not, do nothing.`,
  asked: "Somebody asked to sign in to Toolroom as you",
  ifYou: (link: string) => `If it was you: ${link}`,
  as: (name: string) => `Sign in as ${name}`,
  works: "It works for five minutes, in the browser that asked. If it was not you, do nothing.",
  terminalText: (url: string, code: string) =>
    `Somebody asked to sign in a terminal to Toolroom as you. If your terminal shows ${code}, open ${url} within five minutes. If not, do nothing.`,
  terminalAsked: "Somebody asked to sign in a terminal to Toolroom as you",
  terminalIfYou: (code: string, link: string) => `If your terminal shows *${code}*: ${link}`,
  terminalAs: (name: string) => `Sign it in as ${name}`,
  terminalWorks: "The link works for five minutes. If you did not run tool login, do nothing.",
};

export const people = {
  somebody: "Somebody here",
  cannotDecide: (name: string, why: string) => `${name} cannot decide: ${why}.`,
  choose: "Choose people of your company.",
  why: {
    unknown: "I do not know them",
    deactivated: "that account is deactivated",
    elsewhere: "they are from another company",
    guest: "guests cannot use Toolroom",
    bot: "that is a bot",
  },
};

/** Said where a terminal did something in somebody's name: `who` is a mention. */
export const byTool = {
  handedIn: (who: string, app: string) =>
    `${who} handed in ${app} with tool deploy. It is checked and shown here; replies here steer it.`,
  why: (words: string) => `What it does, in their words: ${words}`,
  back: (who: string, app: string, version: string) => `${who} puts ${app} back to ${version} with tool rollback.`,
  restore: (who: string, app: string, version: string, at: string) =>
    `${who} puts the data of ${app} back as it was on ${at}, with ${version}, by tool restore. What is there now is kept as a copy.`,
};
