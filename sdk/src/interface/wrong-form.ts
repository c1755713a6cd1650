import type { Html } from "../api.ts";
import type { TriedForm } from "./page-context.ts";

/** What was sent is wrong, or was refused: the form is shown again. */
export class WrongForm extends Error {
  readonly tried: TriedForm;
  /** The form by itself, where the page it came from does not show it any more. */
  readonly alone: () => Html;

  constructor(tried: TriedForm, alone: () => Html) {
    super("What was sent is wrong.");
    this.name = "WrongForm";
    this.tried = tried;
    this.alone = alone;
  }
}

/** Thrown by `wrong(field, sentence)` and caught by the form that gave it out. */
export class WrongField extends Error {
  readonly field: string;

  constructor(field: string, sentence: string) {
    super(sentence);
    this.name = "WrongField";
    this.field = field;
  }
}
