/**
 * Words of wishes about an app that is there. Phrases stand between bars; `remov~` means the stem with any ending, `take … off`
 * two words with up to five others between them.
 */
export interface ChangeWords {
  /** What a reply may begin with that wishes nothing by itself: "ok, …", "could you …". */
  opener: string;
  /** Something comes in. `put … first`: with other words between. */
  add: string;
  /** The same, said as a need: of what a word calls for, or of columns. */
  needs: string;
  /** Something that shall be known of each entry from now on. */
  wants: string;
  /** More of what entries say, without their names: "two more things". */
  more: string;
  /** Somebody or something is there from now on: "Dora is new". */
  joins: string;
  /** Behind what is to be there: "soll im Post stehen". */
  shown: string;
  /** Something goes. */
  remove: string;
  /** The App itself shall be no more: beside `wholeApp`, and nothing else. */
  deletes: string;
  wholeApp: string;
  forGood: string;
  /** Where one thing that is said ends, and another begins. */
  clauseEnds: RegExp;
  /** Somebody or something is there no longer: "Marcus left". */
  leaves: string;
  /** With a day: nobody is there then, so that nothing shall come. */
  absent: string;
  /** One thing in another's place, which is said first: "replace Ana by Jonas". */
  replace: string;
  /** The same, where the old one is said last: "Jonas instead of Ana". */
  instead: string;
  /** Beside what goes, what comes in its place: "dafür Priya". */
  inPlace: string;
  /** Before names that are all that stay. */
  onlyThese: string;
  nowThese: string;
  /** Before all that a list shall have. */
  areThese: string;
  /** Behind a name: it is not what goes. */
  stays: string;
  /** Another name: "rename Alpha to Atlas". */
  rename: string;
  /** Another name or kind: "change it to". */
  becomes: string;
  /** Before a new name or kind: "to", "into". */
  to: string;
  /** Begin to say where something is put: "to the list". */
  into: string;
  /** Small words of wishes that mean nothing by themselves there. */
  filler: string;
  /** Where somebody comes in an order. */
  after: string;
  before: string;
  first: string;
  last: string;
  reverse: string;
  order: string;
  /** The whole app's name: "call it". */
  title: string;
  /** What the entries of a list are called, by kind. */
  calls: Record<"people" | "things" | "states" | "choices" | "items" | "tags", string>;
  column: string;
  required: string;
  optional: string;
  /** What a column can become. */
  kinds: Record<"date" | "money" | "number" | "yes_no" | "long_text" | "text" | "link" | "person" | "choice", string>;
  earlier: string;
  later: string;
  /** Lengths of time that no number says: phrase → minutes. */
  spans: Record<string, number>;
  /** How long something is lent. */
  loan: string;
  /** When things can be booked. */
  hours: string;
  opens: string;
  closes: string;
  byDay: string;
  bySlot: string;
  decides: string;
  owner: string;
  /** Who may change entries. */
  edits: string;
  onlyOwn: string;
  anybody: string;
  reminder: string;
  post: string;
  command: string;
  /** Marks what is late. */
  overdue: string;
  also: string;
  /** Of a poll. */
  oneChoice: string;
}
