// The public types of `@toolroom/app`, as they go into the image: this file imports nothing.

/** A person as the platform verified them. */
export interface User {
  /** Slack user id, such as U012AB3CD. */
  id: string;
  handle: string;
  name: string;
  /** IANA name, such as Europe/Paris. */
  timeZone: string;
}

/** Markup made by `html`: safe to put into other `html`. */
export interface Html {
  toString(): string;
}

/** What may stand in `html`. Text is escaped; lists are joined; null, undefined and false print nothing. */
export type HtmlValue = Html | string | number | bigint | boolean | null | undefined | readonly HtmlValue[];

/** What may be bound in `db`. true and false become 1 and 0. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/** A piece of SQL made by `sql` or `sqlName`: safe to put into `db`, or into another piece. */
export interface Sql {
  toString(): string;
}

/** What may stand in `db` and `sql`: values are bound, pieces go in as they are, a list gets commas between. */
export type SqlInput = SqlValue | Sql | readonly (SqlValue | Sql)[];

/** A row as SQLite gives it. */
export type Row = Record<string, string | number | null | Uint8Array>;

/** The named parts of a path: `/orders/:day` has `day`. */
export type PathParams<Path extends string> = Path extends `${infer First}/${infer Rest}`
  ? PathParams<First> & PathParams<Rest>
  : Path extends `:${infer Name}`
    ? { [Key in Name]: string }
    : unknown;

/** What a page is asked for. */
export interface PageRequest<Path extends string = string> {
  /** Who opened it: signed in and let in by the platform. */
  user: User;
  /** Whether the app is theirs: they answer for it, and may hand it over to somebody else. */
  isOwner: boolean;
  params: PathParams<Path>;
  query: Record<string, string | undefined>;
  /** Fields of the sent form; empty for a page that was only opened. */
  form: Record<string, string | undefined>;
  /** All values of each field of the sent form: several where several boxes of one name were ticked. */
  lists: Record<string, string[] | undefined>;
  /** Files that were chosen in a form with `enctype="multipart/form-data"`, by the name of their field. */
  files: Record<string, UploadedFile | undefined>;
  request: Request;
}

/** A file that came with a form. What it calls itself is the sender's word. */
export interface UploadedFile {
  name: string;
  /** Media type, such as image/png. */
  type: string;
  bytes: Uint8Array;
}

/** `html` is put into a whole page with a title and a stylesheet; a string is shown as text; a Response goes out as it is. */
export type PageAnswer = Html | string | Response;

/** What a trigger brings. */
export interface DeliveryRequest {
  deliveryId: string;
  /** What stands after the command word; a message's text; what a webhook got, where that is text; else empty. */
  text: string;
  /**
   * What came: a webhook's JSON as it reads, the fields of a form, or text; what GitHub or Linear sent; what happened in
   * Slack. Undefined for schedules and commands.
   */
  payload: unknown;
  /** Who did it in Slack. What programs and the clock bring has nobody: its user is the app itself, with id "" and the app's name. */
  user: User;
  /** The moment it stands for. */
  at: Date;
  /** Slack channel id it was done in; null for others. */
  channelId: string | null;
}

type Answer = string | undefined;

export interface App {
  /** A page people open: GET. */
  page<Path extends string>(path: Path, show: (request: PageRequest<Path>) => PageAnswer | Promise<PageAnswer>): void;
  /** Where a form is sent: POST. End with `redirect("/")`. */
  post<Path extends string>(path: Path, take: (request: PageRequest<Path>) => PageAnswer | Promise<PageAnswer>): void;
  /** What a trigger of app.yaml runs. Text it returns is the answer to the person who used the command. */
  on(run: string, act: (delivery: DeliveryRequest) => Answer | void | Promise<Answer> | Promise<void>): void;
  /** The language of the pages, such as "de": for screen readers and hyphenation. English where it is not said. */
  language(tag: string): void;
}

/** The app's own SQLite file. Values in `${}` are bound, never pasted into the SQL. */
export interface Db {
  all<T = Row>(sql: TemplateStringsArray, ...values: SqlInput[]): T[];
  get<T = Row>(sql: TemplateStringsArray, ...values: SqlInput[]): T | undefined;
  run(sql: TemplateStringsArray, ...values: SqlInput[]): { changes: number; lastRowId: number };
  /** All of it or nothing: when `work` throws, its writes are undone. `work` is not async. */
  transaction<T>(work: () => T): T;
}

export type HtmlTag = (strings: TemplateStringsArray, ...values: HtmlValue[]) => Html;

export type SqlTag = (strings: TemplateStringsArray, ...values: SqlInput[]) => Sql;
