// The public types of `form` and `field`, as they go into the image: this file imports other public types alone.
import type { Html, PageAnswer, PageRequest, UploadedFile } from "../api.ts";

/** One field of a form, made by `field`. `Value` is what its form gives for it. */
export interface Field<Value> {
  readonly kind: string;
  readonly label: string;
  /** For the compiler alone. */
  readonly value?: Value;
}

/** What every field may have. A field is needed, unless it is `optional`: then its value may be null. */
export interface FieldOptions<Value, Optional extends boolean> {
  label: string;
  /** One sentence below the label: what to write, or why it is asked. */
  hint?: string;
  optional?: Optional;
  /** What stands in the field at first. A function is asked each time, such as `today`. */
  start?: Value | (() => Value);
}

export type OrNull<Value, Optional extends boolean> = Optional extends true ? Value | null : Value;

export interface TextOptions<Optional extends boolean> extends FieldOptions<string, Optional> {
  /** Fewest characters. */
  min?: number;
  /** Most characters: 200 where it is not said, 10000 for long text. */
  max?: number;
  /** What the whole text has to match, and the sentence for who wrote something else. */
  pattern?: { is: RegExp; say: string };
}

export interface NumberOptions<Optional extends boolean> extends FieldOptions<number, Optional> {
  min?: number;
  max?: number;
  /** Without a fraction. */
  whole?: boolean;
  /** What it is counted in, such as "kg". */
  unit?: string;
}

export interface MoneyOptions<Optional extends boolean> extends FieldOptions<number, Optional> {
  /** ISO 4217, such as "EUR". */
  currency: string;
  min?: number;
  max?: number;
}

export interface DateOptions<Optional extends boolean> extends FieldOptions<string, Optional> {
  /** The first that may be chosen. A function is asked each time, such as `today`. */
  min?: string | (() => string);
  max?: string | (() => string);
}

/** A list, or an object of values with their labels. A function is asked each time. */
export type Choices<Choice extends string> =
  | readonly Choice[]
  | Readonly<Record<Choice, string>>
  | (() => readonly Choice[] | Readonly<Record<Choice, string>>);

export interface ChoiceOptions<Choice extends string, Optional extends boolean>
  extends FieldOptions<NoInfer<Choice>, Optional> {
  choices: Choices<Choice>;
}

export interface ChoicesOptions<Choice extends string, Optional extends boolean>
  extends Omit<FieldOptions<never, Optional>, "start"> {
  choices: Choices<Choice>;
  start?: readonly NoInfer<Choice>[];
}

export interface FileOptions<Optional extends boolean> extends Omit<FieldOptions<never, Optional>, "start"> {
  /** Most bytes: 5 MB where it is not said, 7 MB at most. */
  maxBytes?: number;
  /** Endings of names, such as ".pdf". What is inside is not looked at. */
  endings?: readonly `.${string}`[];
}

/** The kinds of fields a `form` is made of. */
export interface FieldKinds {
  /** One line. The value is trimmed. */
  text<Optional extends boolean = false>(options: TextOptions<Optional>): Field<OrNull<string, Optional>>;
  /** Several lines; line breaks are `\n`. */
  longText<Optional extends boolean = false>(options: TextOptions<Optional>): Field<OrNull<string, Optional>>;
  number<Optional extends boolean = false>(options: NumberOptions<Optional>): Field<OrNull<number, Optional>>;
  /** An amount in units of its currency with at most two decimals: 12.5 is 12.50 EUR. */
  money<Optional extends boolean = false>(options: MoneyOptions<Optional>): Field<OrNull<number, Optional>>;
  /** YYYY-MM-DD. */
  date<Optional extends boolean = false>(options: DateOptions<Optional>): Field<OrNull<string, Optional>>;
  /** HH:MM. */
  time<Optional extends boolean = false>(options: DateOptions<Optional>): Field<OrNull<string, Optional>>;
  /** One of several. */
  choice<const Choice extends string, Optional extends boolean = false>(
    options: ChoiceOptions<Choice, Optional>,
  ): Field<OrNull<Choice, Optional>>;
  /** Any of several, in their order; at least one, unless it is optional: then the list may be empty. */
  choices<const Choice extends string, Optional extends boolean = false>(
    options: ChoicesOptions<Choice, Optional>,
  ): Field<Choice[]>;
  /** A box to tick: true or false. `must`: it has to be ticked, as where somebody agrees to something. */
  tick(options: { label: string; hint?: string; start?: boolean; must?: boolean }): Field<boolean>;
  email<Optional extends boolean = false>(options: FieldOptions<string, Optional>): Field<OrNull<string, Optional>>;
  /** An address that begins with https:// or http://; where somebody leaves that away, https:// is added. */
  url<Optional extends boolean = false>(options: FieldOptions<string, Optional>): Field<OrNull<string, Optional>>;
  /** A file, all of it in memory. */
  file<Optional extends boolean = false>(options: FileOptions<Optional>): Field<OrNull<UploadedFile, Optional>>;
}

export type FormFields = Readonly<Record<string, Field<unknown>>>;

/** What a form gives: the value of each field by its name. */
export type FormValue<Fields extends FormFields> = {
  [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

/** What is wrong with what was sent: a sentence for each field that it is about. */
export type FormProblems<Fields extends FormFields> = { [Name in keyof Fields]?: string };

/** What was sent, as `read` found it. */
export type SentForm<Fields extends FormFields> =
  | { ok: true; value: FormValue<Fields> }
  | { ok: false; problems: FormProblems<Fields>; typed: Readonly<Record<string, readonly string[]>> };

export interface FormShown<Fields extends FormFields> {
  /** The path that `app.post` takes it at. */
  action: string;
  /** What stands in the fields, such as what is to be changed. What was just typed and sent is shown instead of it. */
  values?: { [Name in keyof Fields]?: FormValue<Fields>[Name] | null };
  /** What the button says. */
  button?: string;
  /** `danger` for what cannot be undone, `plain` for what matters less. */
  look?: "danger" | "plain";
  /** `bar`: in one line, where there is room. */
  layout?: "bar";
  /** What is pressed to see the form, where it shall not stand open: it does so by itself where something is wrong. */
  folded?: string;
  /** What `read` found wrong, where the page is shown by hand. A form of `take` knows by itself. */
  sent?: SentForm<Fields>;
}

/** What a form that was filled in well brings, beside what every page is asked for. */
export interface TakenForm<Fields extends FormFields, Path extends string> extends PageRequest<Path> {
  value: FormValue<Fields>;
  /** Ends it: the form is shown again as it was typed, with this sentence at this field. */
  wrong(field: keyof Fields & string, sentence: string): never;
}

export interface Form<Fields extends FormFields> {
  /** Its markup. Forms need no more than that: labels, hints, what is needed, limits and problems are in it. */
  show(shown: FormShown<Fields>): Html;
  /**
   * For `app.post`: `app.post("/orders", order.take(({ value, user }) => { …; return redirect("/"); }))`. Where what was sent is
   * wrong, or `refuse("…")` says no, the page it was sent from is shown again with what was typed and its problems (status 403).
   */
  take<Path extends string>(
    act: (taken: TakenForm<Fields, Path>) => PageAnswer | Promise<PageAnswer>,
  ): (request: PageRequest<Path>) => Promise<PageAnswer>;
  /** What was sent, checked, without an answer to it. */
  read(sent: Pick<PageRequest, "form"> & Partial<Pick<PageRequest, "files" | "lists">>): SentForm<Fields>;
}

/** Makes a form of its fields; names are those under which values come, and `name` in the markup. */
export type MakeForm = <const Fields extends FormFields>(fields: Fields, options?: { button?: string }) => Form<Fields>;
