/** Answers about Apps, and what is answered to one person. What goes in is ready for mrkdwn. */
export const appAnswer = {
  from: (source: string) => `From ${source}`,
  registry: "the registry",
  schedules: "its schedules",
  deliveries: "its deliveries",
  releases: "its releases",
  served: "what it served",
  contract: "its contract, app.yaml",
  said: "what people said of its posts",
  modelDoor: "the model door",
  itsPage: (link: string) => `its page, as you may see it: ${link}. Nobody else sees this answer`,
  open: (name: string) => `Open ${name}`,
  owner: (name: string, person: string, since: string) => `${name} belongs to ${person}, since ${since}.`,
  users: (count: number, name: string) =>
    `${count === 0 ? "Nobody" : count === 1 ? "One person" : `${count} people`} used ${name} in the last seven days.`,
  access: (name: string) => `What ${name} may do`,
  onItsPage: (name: string, link: string) => `What ${name} keeps stands on its page: ${link}.`,
  noPage: (name: string) => `${name} has no page that would show what it keeps.`,
  canTell: "Here I can tell who owns it, what it did last and does next, who uses it, what it may do and what changed.",
  cost: (name: string, money: string, asks: number) =>
    `Building ${name} cost ${money} so far, over ${asks === 1 ? "one ask" : `${asks} asks`}.`,
  ofList: (list: string) => ` of _${list}_`,
  allEntries: (total: number) => (total === 1 ? "The one entry" : `All ${total} entries`),
  someEntries: (count: number, total: number) =>
    count === 0 ? `None of the ${total} entries` : `${count} of ${total} entries`,
  moreEntries: (count: number) => `and ${count} more on the page.`,
  ofAnswers: (like: number, complain: number) =>
    `Of my answers about it, ${people(like)} that they are right, ${people(complain)} that they are not.`,
  nobodySaid: (name: string) => `Nobody has said anything of ${name} and what it posted yet.`,
  feedback: (name: string, like: number, complain: number) =>
    `Of ${name} and what it posted, ${people(like)} that it is right, ${people(complain)} that it is not`,
  right: "right",
  notRight: "not right",
  off: (name: string) => `${name} is switched off: it runs when somebody says _start_ here.`,
  runsNothing: (name: string) => `${name} runs nothing by itself: it acts when somebody uses it.`,
  runsNext: (name: string, moment: string) => `${name} runs next ${moment}.`,
  isLive: (name: string, since: string) => `Yes: ${name} is live, since ${since}.`,
  notRun: (name: string) => `${name} has not run by itself yet.`,
  didLast: (name: string) => `What ${name} did last`,
  onItsWay: (run: string) => `${run} is still on its way`,
  failed: (run: string) => `${run} failed`,
  ran: (run: string, channels: readonly string[]) =>
    `${run} ran ${channels.length === 0 ? "and posted nothing" : `and posted in ${channels.join(" and ")}`}`,
};

function people(count: number): string {
  if (count === 0) return "nobody says";
  return count === 1 ? "one person says" : `${count} people say`;
}

export const changes = {
  from: "From its releases",
  toHaveBack: (number: number) => `To have one back, say _back to v${number}_ here.`,
  backTo: (number: number) => `Go back to v${number}`,
  backToLabel: (number: number) => `Go back to v${number}: bring back this version`,
  confirm: (number: number) => `Go back to v${number}?`,
  worksAgain:
    "It works again as it did then. What was entered since stays; where its data could go back, too, I ask first.",
  yes: "Go back",
  no: "Leave it",
  isLive: " (live)",
  by: (person: string) => `, asked for by ${person}`,
  versions: (name: string) => `Versions of ${name}, the newest first`,
  ofVersion: (number: number, name: string) => `What v${number} of ${name} changed`,
  ofSpan: (name: string, span: string, count: number) =>
    `Changes of ${name} ${span}: ${count === 1 ? "one version" : `${count} versions, the newest first`}`,
  neverLive: (number: number, known: string) => `v${number} was never live. These were: ${known}.`,
  nothing: (name: string, span: string) => `Nothing of ${name} changed ${span}`,
  whatIsLive: (number: number) => `: v${number} is what is live.`,
  inVersion: (number: number) => `in v${number}`,
  sinceVersion: (number: number) => `since v${number}`,
  since: (day: string) => `since ${day}`,
  on: (day: string) => `on ${day}`,
  fromTo: (first: string, last: string) => `from ${first} to ${last}`,
  asItWas: "What it may do is as it was.",
};

/** `/tool …` */
export const tool = {
  own: [
    "`/tool apps` lists the apps",
    "`/tool show <app>` tells about one",
    "`/tool help` says how to ask for a new one",
  ],
  stopped: "(stopped)",
  noCommand: "No app has a command yet.",
  narrow: (count: number) => `And ${count} more: \`/tool apps <part of a name>\` narrows it down.`,
  canDo: (lines: string) => `What /tool can do: ${lines}`,
  yours: "Commands of your apps",
  ours: "Commands of Toolroom",
  noApps: "There are no apps yet. Ask @Toolroom for one.",
  noName: (part: string) => `No app’s name has “${part}” in it.`,
  apps: (count: number, names: string) => `${count} apps: ${names}`,
  state: (state: string) => `State: ${state}`,
  owner: (person: string) => `Owner: ${person}`,
  whoOpens: (who: string) => `Who may open it: ${who}`,
  usedBy: (count: number) => `Used by ${count === 1 ? "1 person" : `${count} people`} this week`,
  open: "Open it",
  command: (typed: string) => `Command: ${typed}`,
  webhook: (word: string) =>
    `Webhook ${word}: its owner has the address, and says _new webhook address_ in its thread for another`,
  runsNext: (moment: string) => `Runs next ${moment}`,
  itsThread: "Its thread",
  sayThere: (thread: string) => `${thread}: say there what should be different`,
  didYouMean: (words: string) => ` Did you mean ${words}?`,
  unknown: (word: string, guess: string) => `There is no command \`${word}\`.${guess} \`/tool\` alone lists them all.`,
  threadOf: "its thread",
  sayStart: (thread: string) => `Say _start_ in ${thread} to run it again.`,
  askOwner: (owner: string) => `Ask its owner, ${owner}.`,
  isStopped: (name: string, next: string) => `*${name}* is stopped at the moment. ${next}`,
  whichOne: "Which one? `/tool show <app>`; `/tool apps` lists them.",
  noApp: (name: string) => `There is no app called ${name}. \`/tool apps\` lists them.`,
  /** Of an App. */
  states: { building: "building", live: "live", stopped: "stopped", abandoned: "abandoned" },
};

/** To one person, what became of what they said or pressed. */
export const replies = {
  takenAs: (as: string) => `Taken as: ${as}.`,
  goBack: "go back",
  tooSlow: (orSayIt: boolean) =>
    `That took too long to open. Press again${orSayIt ? ", or say it here in the thread" : ""}.`,
  goingBack: (withData: boolean): string =>
    withData ? "Going back to the version before, with its data." : "Going back to the version before.",
  pressedBefore: "That was pressed before: see below.",
  askedBelow: "I asked once more below: it stands there.",
  askedBefore: (link: string) => `I asked that before: ${link}.`,
  answerThere: "answer it there",
  openIt: "Open it",
  openThread: "Open its thread",
  previewRuns: (until: string) => `The preview runs until ${until}.`,
  noSchedule: "This preview has no such schedule any more.",
  noCommand: "This preview has no such command any more.",
  noShortcut:
    "No app takes messages yet. Say what tool you wish you had: write @toolroom in a channel, or write to me.",
  goneShortcut: "That app does not take messages any more.",
  nothingWaits: "Nothing waits for an answer here. Say what you wish were different.",
  long: (count: string) => `That was long (${count} characters). I keep all of it, as an input beside the ask.`,
  stopping: "Stopping. What is live stays as it is.",
  beginAgain: "I begin again: see below.",
  allowed: "Allowed. It goes on: see below.",
  workSent: "I sent you the work as files, in a direct message.",
  workTitle: (title: string) => `The work on ${title}`,
  workLines: "The same, line by line",
  work: (title: string) =>
    `The work on ${title}: what the coding agent was told, said and did, what it changed and what it cost. The files stand below, in this thread.`,
  planning: (name: string) => `I plan that as a change of ${name}.`,
  changeAlready: "That is taken as a change of this app already.",
  ownThreadAlready: "It has a thread of its own already.",
  noted: (name: string) => `Noted for ${name}.`,
  notedSay: (name: string) => `Noted. Say what ${name} should do instead, and I plan it.`,
  notedFor: (name: string, owner: string) => `Noted for the owner of ${name}, ${owner}, who can have it changed.`,
  pressAgain: "To say what is wrong, press again.",
  notKept: "That is not kept: I do not know this version any more, or it is not yours to use.",
  broke: "That broke on our side, five times over. It is written down; try once more, or tell your platform team.",
  didNotWork: (why: string) => `That did not work: ${why}`,
  reference: (reference: string) => `Reference: ${reference}`,
  says: (person: string) => `${person} says:`,
  saysOf: (person: string, where: string, words: string) => `${person} says ${where}: ${words}`,
  ofPost: (name: string, channel: string) => `of what ${name} posted in ${channel}`,
  filledIn: (person: string) => `${person} filled in the form:`,
  rest: "_The rest is in the file._",
  wholeMessage: "The whole message",
};
