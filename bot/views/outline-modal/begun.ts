import type { OutlineSection } from "../../../builder/outline/outline.ts";
import type { Filled } from "./filled.ts";

/** A form as it is before anybody touches it. */
export interface Begun {
  filled: Filled;
  /** What is planned and has no place in the form: it stays, unless its tick is taken away. */
  others: Other[];
  /** Only whoever asked may open it. */
  isForOneself?: boolean;
}

export interface Other {
  section: OutlineSection;
  /** It is of the list that the form is about: without that list there is none of it. */
  isBelow: boolean;
}
