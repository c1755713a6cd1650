/** A plan, its questions, the work on it and its preview. What goes in is ready for mrkdwn. */
export const plan = {
  title: "The plan",
  titleOfChange: "The plan for the change",
  leftOut: "Not in this plan",
  build: "Build it",
  buildLabel: (name: string) => `Build it: ${name}`,
  change: "Change",
  changeLabel: "Change: say what should be different",
  cancel: "Cancel",
  cancelLabel: (name: string) => `Cancel: do not build ${name}`,
  orSay: "Or answer here: _build it_, _cancel_, or what should be different.",
  holds: "It goes live only if this holds",
  isNew: "New:",
  dropped: "No longer promised",
  whoDecides: "Who decides",
  youDo: "You do: it needs nobody else’s yes.",
  youAnd: (group: string) => `You now, and @${group} before it goes live.`,
  similar: "Close to this already",
  bothAbout: (words: string) => `Both: ${words}.`,
  closedSimilar: (owner: string) => `An app that is not open to everybody: ask ${owner}.`,
  askedSimilar: (asker: string) => `${asker} is asking for something like it, too.`,
  askFirst: "Ask them before you build it again.",
  useSimilar: "If one of them will do, cancel here and use that.",
  usedBy: (count: number): string =>
    count === 0 ? "nobody this week" : count === 1 ? "1 person this week" : `${count} people this week`,
  form: "Fill in a form",
  formLabel: "Fill in a form: say field by field what it should be",
};

export const questions = {
  opening: (count: number): string =>
    count === 1 ? "One question before I plan this:" : "Some questions before I plan this:",
  answer: "Answer",
  answerLabel: "Answer the questions",
  cancelLabel: "Cancel: do not build this",
  orSay: "Or just answer here in the thread.",
  itsThread: "its thread",
  taken: (word: string, appName: string, owner: string, thread: string) =>
    `${word} belongs to *${appName}* already, an app of ${owner}. If you want that app different, cancel here; its owner says so in ${thread}.`,
};

export const deadEnd = {
  kept: (spent: string, budget: string) => `What is written so far is kept. ${spent} of ${budget} is spent.`,
  how: (hasOther: boolean) =>
    `Say ${hasOther ? "*another model*, " : ""}what it should know or leave out, *try again* to let it go on as it is, or *stop*.`,
  stuck: "The agent is stuck",
  howOn: "How shall it go on?",
  other: "Another model",
  otherLabel: (model: string) => `Another model: ${model} goes on with it`,
  more: "Tell me more",
  moreLabel: "Tell me more: what the agent should know",
  stop: "Stop",
  stopLabel: "Stop: what is written is kept",
  otherIs: (model: string) => `The other model is ${model}. `,
  orSay: "Or just say it here in the thread; _try again_ lets it go on as it is.",
};

export const progress = {
  began: (moment: string) => `Began ${moment}`,
  took: (time: string) => `took ${time}`,
  soFar: (spent: string) => `${spent} so far`,
  now: "Now: ",
  done: "Done: ",
  next: "Next: ",
  stop: "Stop",
  stopLabel: (title: string) => `Stop: ${title}`,
  stopThis: "Stop this?",
  stopEnds: "The work in progress ends. What is live stays as it is.",
  keepBuilding: "Keep building",
};

/** How a request ended, as one starts a sentence with it; `by` is who did it. */
export const ending = {
  live: "Live",
  answered: "Answered",
  refused: "Cannot be built",
  failed: "Failed",
  expired: "Nobody answered in time",
  stopped: "Stopped",
  cancelled: "Cancelled",
  declined: "Declined",
  by: (person: string) => ` by ${person}`,
};

export const preview = {
  ready: (version: string) => `A preview of ${version} is ready: is it right?`,
  isRight: (version: string) => `Is this right? A preview of ${version}`,
  open: "Open the preview",
  right: "Looks right",
  rightLabel: (version: string) => `Looks right: ${version}`,
  change: "Change it",
  changeLabel: (version: string) => `Change it: say what is wrong with ${version}`,
  orSay: "Or answer here: _looks right_, or what is wrong.",
  runs: "The preview runs",
  signIn: "(the first time, I send you a sign-in link)",
  ownData: "Its own empty data,",
  until: (moment: string) => `until ${moment}`,
  keep: "Keep it a day longer",
  keepLabel: "Keep it a day longer: the preview runs on, or starts again",
  toTry: "*To try now.* What it answers, or would post, is shown to you alone.",
  tryCommand: (command: string) => `Try ${command} …`,
  runAt: (time: string) => `Run the ${time} schedule`,
  runNamed: (name: string) => `Run the schedule “${name}”`,
  runLabel: (words: string) => `${words} now`,
  sample: (name: string) => `Send a sample to “${name}”`,
  replayed: "Tried again on what it was last given, where nothing is posted:",
  replayedSame: (count: number) => (count === 1 ? "one comes out the same" : `${count} come out the same`),
  replayedOther: (count: number) => (count === 1 ? "one comes out differently" : `${count} come out differently`),
  replayedWithoutModel: (count: number) =>
    `${count} could not be tried, because the model did not answer or its budget is used up`,
  notReplayed: (count: number) => `${count} could not be tried again`,
  replayBefore: "before",
  replayNow: "now",
  replayPrivate: "what not everybody here may read is different now",
  replayNothing: "nothing in a channel",
  leftOut: "Not in this preview",
  saidInTime: "You also said, and the agent was told",
  saidLate: "You also said, not in this preview",
  changeHint: "What is not in it as you want it: press _Change it_, or say it here.",
  companyData: "It holds data of the company's, so only who tries it here sees what it says.",
  wouldTell: (person: string) => `Would tell ${person} something in private`,
  wouldSay: {
    post: (channel: string) => `Would post in ${channel}`,
    update: (channel: string) => `Would change what it posted in ${channel} to`,
    upload: (channel: string) => `Would lay a file into ${channel}`,
    event: (name: string) => `Would tell other apps: ${name}`,
    call: (host: string) => `Would call ${host}`,
    undeclared_call: (host: string) => `Wanted to call ${host}, which it does not declare: refused`,
  },
  tried: (what: string) => `*${what}*, in the preview`,
  postsNothing: "it would post nothing now, with the preview's own data.",
  wouldTellPrivately: (person: string) => `Would tell ${person} in private`,
};

/** What an App may do, one plain sentence each; who can open its page. */
export const manifest = {
  title: "What it may do",
  titleAsNow: "What it may do, as now",
  asNow: "As now",
  isNew: "New:",
  isGone: "No longer:",
  page: (who: string) => `Has a page that ${who} can open, signed in`,
  posts: (channels: string) => `Posts in ${channels}, and nowhere else`,
  tells: "Tells people who use it something in private, and nobody else",
  keeps: "Keeps its own data, which no other app reads",
  nothing: "Nothing beyond running",
  owner: "only its owner",
  group: "its owner’s group",
  company: "everybody in the company",
  people: (count: number) => (count === 1 ? "one named person" : `${count} named people`),
  command: (command: string) => `Answers ${command} in Slack`,
  webhook: (name: string) => `Takes what other programs send to a secret address (${name}), which only its owner gets`,
  happens: {
    message: (channels: string) => `Reads every message in ${channels}, and acts on it`,
    reaction_added: (channels: string, emoji: string | null) =>
      emoji === null
        ? `Acts when somebody puts an emoji on a message in ${channels}`
        : `Acts when somebody puts :${emoji}: on a message in ${channels}`,
    reaction_removed: (channels: string, emoji: string | null) =>
      emoji === null
        ? `Acts when somebody takes an emoji away from a message in ${channels}`
        : `Acts when somebody takes :${emoji}: away from a message in ${channels}`,
    member_joined_channel: (channels: string) => `Acts when somebody joins ${channels}`,
  },
  shortcut: (name: string) => `Gets a message when somebody chooses “${name}” in its menu`,
  sent: (sender: "GitHub" | "Linear", event: string, only: string) =>
    `Takes ${event} of ${sender}${only === "" ? "" : ` (${only})`}, signed, at an address that only its owner gets`,
  told: (app: string, event: string) => `Acts when the app ${app} tells it ${event}`,
  files: (megabytes: number | null) =>
    megabytes === null ? "Keeps files of its own" : `Keeps files of its own, up to ${megabytes} MB`,
  model: (dollars: string) => `Asks a model, for at most ${dollars} a month`,
  groups: (groups: string) => `May ask who is in ${groups}`,
  secret: (name: string, about: string) => `Uses the secret ${name}: ${about}`,
  calls: (hosts: string) => `Calls ${hosts}, and no other address outside`,
  reads: (source: string, tables: string) => `Reads ${tables} of the data source ${source}`,
  columns: (table: string, columns: string) => `${table} (${columns})`,
  computes: (runs: string, size: string) => `Works for longer on ${runs}, in a box of its own${size}`,
  emits: (events: string) => `Tells other apps of ${events}`,
  postsIn: (channels: string) => `posts in ${channels}`,
  runs: (schedule: string, timeZone: string, what: string) => `Runs ${schedule} (${timeZone}): ${what}`,
};

/** What was seen on both versions. */
export const proof = {
  differs: "What is different, tried on both versions",
  checked: (kept: number, isAll: boolean): string =>
    kept === 1
      ? `Checked: ${isAll ? "what was promised before" : "the earlier promise that stays"} still holds.`
      : `Checked: ${isAll ? `all ${kept} earlier promises` : `the ${kept} earlier promises that stay`} still hold.`,
  unproven: "Not proven:",
  no_check: (before: string) => `no check tells this version from the one ${before}.`,
  not_tried: (before: string) => `the version ${before}, could not be tried beside this one.`,
  look: {
    preview: "Please try whether it is right before you say so.",
    approval: "Whoever said so has looked at this one and found it right.",
    live: "Please look whether it is right now, and say here if it is not.",
  },
  before: {
    preview: "that runs now, which you said is wrong",
    approval: "that runs now, which was said to be wrong",
    live: "before, which you said is wrong",
  },
};

/** Who made an App's code, on every card people decide on; and once in each thread that this is a machine. */
export const made = {
  composed: "Put together from known parts, no model used",
  coded: "The code is written by an AI agent",
  handedIn: "The code is as it was handed in with tool deploy; Toolroom did not write it",
  bot: "Toolroom is a bot. It puts apps together from known parts, or has an AI agent write their code. Automatic checks try them; people decide.",
};
