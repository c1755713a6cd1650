/** What is told in a thread about a request, and an approval. What goes in is ready for mrkdwn. */
export const live = {
  isLive: (what: string) => `${what} is live`,
  newCommand: (typed: string) => `*New:* type ${typed}`,
  command: (typed: string) => `Type ${typed}`,
  suchAs: (typed: string, example: string) => `${typed}, such as ${example}`,
  open: (name: string) => `Open ${name}`,
  signIn: "(the first time, I send you a sign-in link)",
  webhook: (name: string, owner: string) => `The secret address of its webhook ${name} comes to ${owner} in private`,
  deafIn: (channels: string) =>
    `It hears nothing in ${channels} yet: invite me there, with /invite @Toolroom in the channel`,
  untold: (events: string) => `No app that runs tells ${events} yet: it acts once one does`,
  runsNext: (moment: string) => `Runs next ${moment}`,
  owner: (person: string) => `Owner: ${person}`,
  cost: (money: string, isComposed: boolean) =>
    `Cost to build: ${money}${isComposed ? " (known parts, no model used)" : ""}`,
  toChange: "To change it, say here what should be different. To stop it, say _stop_ here.",
  tooLate: "You also said, too late for this version",
  sayAgain: "Say it here again, and I change it.",
};

export const undo = {
  button: "Undo this change",
  label: "Undo this change: bring back the version before",
  confirm: "Undo this change?",
  comesBack: (isDataKept: boolean) =>
    `The version before comes back. What was entered since stays.${isDataKept ? " To put the data back, too, take the other button." : ""}`,
  yes: "Undo it",
  no: "Leave it",
  withData: "Undo it with its data …",
  withDataLabel: "Undo it with its data …: says what is lost and asks once more",
  ask: "Undo: keep the data, or put it back, too?",
  lost: (name: string, before: number, live: number, since: string) =>
    `${name} goes back to v${before}, and what was entered since stays. Put the data back, too, and it is what it was when v${live} went live, ${since}: everything entered or changed since then is lost to ${name}.`,
  keepData: "Undo, but keep the data",
  keepDataLabel: "Undo, but keep the data that is there",
  dataToo: "Put the data back, too",
  dataTooLabel: "Put the data back, too: what was entered since is lost",
  lose: "Lose what was entered since?",
  isGone: (live: number) =>
    `The data goes back to what it was before v${live}. What was entered since is gone from the app.`,
  putBack: "Put it back",
  orSay: "Or say here _keep the data_, or _put the data back_.",
  copy: "The platform team keeps a copy of what is taken out for two weeks.",
};

export const news = {
  from: (sources: string) => `From ${sources}`,
  heard: (words: string) =>
    `The agent at work has been told: ${words} It takes in what the plan leaves room for, and so it does with whatever you say until it is done. What changes when it runs, where it posts or who may open it goes into the plan first, and you see it here.`,
  steered: (words: string) => `Taken into the plan: ${words}`,
  planNow: "The plan now",
  steeredOn:
    "It is built by this from here on, with what is there already. You see it in the preview before anything goes live.",
  notSteered: (words: string, why: string) =>
    `This cannot be taken into the plan: ${words} ${why} What was agreed is built as it was.`,
  away: (cause: string, more: string) =>
    `${cause} I wait for it and go on by myself; nothing is lost.${more} Reply _stop_ if you do not want to wait.`,
  refused: "This cannot be built",
  at: (step: string) => `, at “${step}”`,
  failed: "This did not work",
  kept: "What is kept:",
  next: "What you can do:",
  reference: (reference: string) => `Reference: ${reference}`,
  again: "Try again",
  againLabel: "Try again: begin anew with what was said here",
  differently: "Say it differently",
  differentlyLabel: "Say it differently: what you need, in other words",
  triedAgain: (person: string, moment: string) => `Tried again by ${person} ${moment}.`,
  spendMore: (money: string) => `Spend ${money} more`,
  spendMoreLabel: (money: string) =>
    `Spend ${money} more: the budget is raised by that, and it goes on from what is kept`,
  allowedMore: (money: string) => (person: string, moment: string) => `${money} more allowed by ${person} ${moment}.`,
  work: "Show the work",
  workLabel: "Show the work: what the agent did, as files for you",
};

export const otherApp = {
  sounds: (name: string, words: string) => `That sounds like another app than ${name}: ${words}`,
  own: (name: string) => `In a thread of its own it gets its own plan, page and data, and ${name} stays as it is.`,
  apart: "Start it in its own thread",
  apartLabel: "Start it in its own thread: plan another app",
  here: "No, change this app",
  hereLabel: (name: string) => `No, change this app, ${name}`,
  started: (person: string, moment: string) => `Started in its own thread, by ${person} ${moment}.`,
  taken: (person: string, moment: string) => `Taken as a change of this app, by ${person} ${moment}.`,
  see: "See it there",
  elsewhere: "said in another app's thread",
  asks: (person: string, from: string) => `${person} asks for${from}:`,
};

export const approval = {
  may: (what: string) => `May ${what} go live?`,
  mayText: (mention: string, what: string, person: string) =>
    `${mention}: may ${what} go live? Asked for by ${person}.`,
  asked: (mention: string, person: string) =>
    `${mention}, ${person} asked for it. It needs a yes from one of you, not from the one who asked.`,
  why: "Why it needs you",
  whatItIs: "What it is",
  whatChanges: "What changes",
  noPage: "It has no page to preview.",
  openPreview: "Open its preview",
  cost: (money: string) => `cost to build: ${money}`,
  expires: (moment: string) => `Expires ${moment} · for exactly this version: a newer one asks again`,
  orSay: "Or answer in this thread: _approve_, or _decline:_ and why.",
  letLive: "Let it go live?",
  atOnce: (what: string) => `${what} goes live at once, in your name.`,
  approve: "Approve",
  approveLabel: (what: string) => `Approve ${what}`,
  back: "Back",
  decline: "Decline",
  declineLabel: (what: string) => `Decline ${what} with a reason`,
  codeIsFile: "*The code* is a file in this message’s thread: the whole diff.",
  code: "The code",
  allHold: (count: number) => `All ${count} checks hold`,
  someHold: (held: number, count: number) => `${held} of ${count} checks hold`,
  triedOn: (day: string) => `, tried as on ${day}`,
  doesNotHold: "Does not hold:",
  waits: (what: string, group: string, where: string, until: string) =>
    `${what} waits for a yes from ${group}, asked in ${where}. They have until ${until}.`,
  notAsked: (what: string, group: string, problem: string) =>
    `${what} needs a yes from ${group}, but they could not be asked. ${problem} Then say _try again_ here.`,
  noChannel: (channel: string) => `There is no channel ${channel}.`,
  notLive: "It did not go live:",
  isLive: (number: number, moment: string) => `Live as v${number} since ${moment}`,
};

/** After a Decision: "Agreed: build it, by @ana 3 May". */
export const decided = {
  inTheirWords: "In their words",
  outOfDate: "Out of date: something newer was asked or built since.",
  expired: (when: string) =>
    `Expired${when}: nobody decided in time. Reply _try again_ in the thread where it was asked for.`,
  by: (person: string) => ` by ${person}`,
  dead_end: { yes: "It goes on with another model:", change: "It goes on:", no: "Stopped" },
  plan: { yes: "Agreed: build it,", change: "Change wanted to the plan", no: "Cancelled" },
  questions: { yes: "Answered", change: "Change wanted to the plan", no: "Cancelled" },
  preview: { yes: "Looks right:", change: "Change wanted to", no: "Cancelled" },
  release: { yes: "Approved", change: "Change wanted to", no: "Declined" },
};

export const together = {
  also: (person: string, words: string) => `${person} has also asked for: ${words}`,
  steer: (people: string) => `${people}, you steer this together now. It is taken in this order:`,
  later: "Where one does not fit the other, the later one counts.",
  thePlan: "the plan",
};

export const transfer = {
  take: "Take it",
  takeLabel: "Take it: you answer for this app from now on",
  leave: "No, thanks",
  leaveLabel: "No, thanks: it stays whose it is",
};

/** Where the app's owner has left. */
export const heir = {
  take: "Take it",
  takeLabel: "Take it: you answer for this app from now on",
  leave: "Let it sleep",
  leaveLabel: "Let it sleep: the platform team hears of it, nothing stops",
  other: "Suggest somebody",
  otherAsked: "They are asked next whether they take it.",
  otherYes: "Ask them",
  otherNo: "Back",
};

export const replay = {
  button: "Do it again",
  label: "Do it again: the app gets once more what it failed at",
};

export const fix = {
  more: (count: number) => `and ${count === 1 ? "one more" : `${count} more`}`,
  shallI:
    "Shall I have it fixed? I plan a change in its thread, with what they say and what it posted, and nothing is built before you agree to the plan.",
  fix: "Have it fixed",
  fixLabel: "Have it fixed: plan a change with what people say",
  leave: "Not now",
  leaveLabel: "Not now: leave it as it is",
  once: "I ask this once for each version.",
  asked: (person: string, moment: string) => `A change is asked for, by ${person} ${moment}.`,
  left: (person: string, moment: string) => `Left as it is, by ${person} ${moment}.`,
  see: "See its thread",
  wants: (person: string, people: number, what: string) =>
    `${person} wants fixed what ${people === 1 ? "one person says" : `${people} people say`} is not right with ${what}. What they say is attached to the ask.`,
  inWords: "in words",
  ofVersion: ", of this version as a whole",
  inPrivate: "somebody, of something it told them in private",
  ofPost: (channel: string) => `of what it posted in ${channel}`,
};
