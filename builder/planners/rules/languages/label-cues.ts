/** Words by which a label is told from a piece of a sentence. Phrases stand between bars. */
export interface LabelCues {
  /** Whom a sentence is about: in no name, unless that asks something. */
  pronouns: string;
  /** Finite verbs that no name has in it. */
  verbs: string;
  /** Begin a sentence or a wish, never a name. */
  openers: string;
  /** Small words that begin a name of two words at most: "in stock". */
  prepositions: string;
  /** Nothing ends with them. */
  closers: string;
  /** Nothing by themselves. */
  fillers: string;
  /** Begin a label that asks: "what happened", "was anyone hurt". */
  questions: string;
  /** Said beside a name, and no part of it. */
  asides: string;
  /** Begin what only tells which one is meant: "supplier who fills it". */
  relatives: string;
  /** Names that say too little without what follows them: "person who found it". */
  heads: string;
}
