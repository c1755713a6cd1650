/**
 * An ask as somebody in the company writes it, and what they would expect of the answer. All of it is data and knows
 * nothing of how an app is made: pages with labelled forms, tables and buttons, `/tool <word> …`, posts, messages, a clock.
 */
export interface Ask {
  /** Short, unique: `lunch`. */
  name: string;
  /** Kept from those who tune the parser, and counted apart. */
  held: boolean;
  language: "en" | "de" | "mixed" | "other";
  /** What it needs, for the count: `records`, `poll`, `vague`. */
  covers: string[];
  by: Who;
  /** Where it is written. */
  channel: string;
  /** As typed, without the mention of the bot. `<@asker2>` and `<#food>` become Slack's mentions. */
  text: string;
  /** Attached to the message. */
  files?: AttachedFile[];
  /** Local time (Paris and Berlin) at which it is asked: `2027-01-11 10:00`, a Monday, where nothing is said. */
  now?: string;
  /** What is so already. */
  before?: Before[];
  /**
   * What the asker looks for on the plan card before they press *Build it*. Where one of these is missing, and where they
   * are asked or told no, they say it once more with the outline.
   */
  reads?: RegExp[];
  /** The same wish in lines (`List: …`), as they would fill in the form. */
  outline?: string;
  /** The first is what the asker wishes; the others are as honest, and right too. */
  expect: [Expect, ...Expect[]];
}

/** As it is written down; which half it is in says the list. */
export type Written = Omit<Ask, "held">;

export type Who = "asker1" | "asker2" | "platform1" | "platform2";

export interface AttachedFile {
  name: string;
  text: () => string;
}

export type Before =
  /** Somebody has asked for an app of their own, and it is live. */
  | { kind: "app"; by: Who; text: string }
  /** Somebody has left the company. */
  | { kind: "left"; who: Who }
  /** The asker has had this built in the ask's channel, and did this with it; the ask is a reply in its thread. */
  | { kind: "thread"; text: string; checks?: Check[] };

export type Expect =
  /** The whole of it, live. A question may come first only where `ifAsked` has its answer. */
  | { kind: "built"; checks: Check[]; ifAsked?: Reply[] }
  /** A part of it, live; the card's *Not in this plan* has words for each of these. */
  | { kind: "part"; leftOut: RegExp[]; checks: Check[]; ifAsked?: Reply[] }
  /** A question back, about this; with `reply` it goes on, and the checks must hold then. */
  | { kind: "asked"; about: RegExp; reply?: string; checks?: Check[] }
  /** A no, whose words have the reason and who can help; afterwards these hold all the same. */
  | { kind: "declined"; reason: RegExp[]; checks?: Check[] };

export interface Reply {
  about: RegExp;
  say: string;
}

/** A field by its label and what is put in; `maybe`: only where there is such a field. A file stands for an upload. */
export type Entry = [label: RegExp, value: string | { file: string; text: string }, maybe?: "maybe"];

/** What a reasonable asker would look at. `about`: words by which the card may honestly have left it out. */
export type Check = CheckAct & { about?: RegExp };

type CheckAct =
  /** Fills in the form that has all these fields and sends it. `refused`: there is no such form now, or it says no. */
  | { do: "fill"; set: Entry[]; button?: RegExp; as?: Who; refused?: true }
  /** Presses a button, in the row that says this. `refused`: there is no such button for them, or it says no. */
  | { do: "press"; button: RegExp; row?: RegExp; set?: Entry[]; as?: Who; refused?: true }
  /** Changes an entry: by fields in its row, or by the form its row leads to. */
  | { do: "edit"; row: RegExp; set: Entry[]; as?: Who; refused?: true }
  /** Ticks a point, gives a vote, sets a state: a box, a choice or a button with this on it. */
  | { do: "choose"; option: RegExp; row?: RegExp; as?: Who; refused?: true }
  /** Searches on the page that has a search field, and reads what it finds. */
  | { do: "search"; words: string; finds: RegExp; not: RegExp; as?: Who }
  /** A page of the app that is reached in one click says this; with `row`, a row does. */
  | { do: "shows"; text: RegExp; row?: RegExp; as?: Who }
  /** No page does. */
  | { do: "showsNot"; text: RegExp; row?: RegExp; as?: Who }
  /** On one page the first stands before the next. */
  | { do: "order"; first: RegExp; next: RegExp; as?: Who }
  /** `/tool <text>`; an empty word (` ramen`) is the one named on the live card. */
  | { do: "command"; text: string; answer: RegExp; as?: Who; channel?: string }
  /** At this time, and not before it, the app posts exactly one message that says all this. */
  | { do: "at"; time: string; channel: string; says: RegExp[]; saysNot?: RegExp; turn?: Turn }
  /** At this time it posts nothing (that says this). */
  | { do: "quiet"; time: string; says?: RegExp }
  /** Only moves the clock. */
  | { do: "clock"; time: string }
  /** By what was just done the app posted exactly one message that says all this. */
  | { do: "said"; channel: string; says: RegExp[] }
  /** Somebody got a direct message; with `never`, nobody did. */
  | { do: "dm"; to: Who; says: RegExp; never?: true }
  /** Takes a CSV in; what it brought shows. */
  | { do: "upload"; file: string; text: string; shows: RegExp[]; as?: Who }
  | { do: "download"; says: RegExp[]; as?: Who }
  /** Sends JSON to the app's webhook, whose address the asker was told. */
  | { do: "webhook"; body: unknown; channel: string; says: RegExp[] }
  /** The plan, as the asker read it on the card. */
  | { do: "card"; says: RegExp };

/** Exactly one of these people is named; over several posts, everybody once before anybody again, or in this order. */
export interface Turn {
  of: string[];
  by: "chance" | "order";
}
