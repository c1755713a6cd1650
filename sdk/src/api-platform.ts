// The public types of what an app uses of the platform, as they go into the image: this file imports nothing.

/** Names a post of this app. Keep it as it is, in `db` for instance, to change the post later or to say something below it. */
export type PostReference = string;

/** Where something is said: below a post of this app's own, or (without `thread`) at the top of the channel. */
export interface PostPlace {
  thread?: PostReference;
}

export interface Slack {
  /** Posts into a channel that app.yaml declares in `bindings.slack.post`. Gives what `update` and `thread` want. */
  post(channel: string, text: string, where?: PostPlace): Promise<PostReference>;
  /**
   * Tells one person in private, by Slack user id; app.yaml declares it as `bindings.slack.dm: true`. Only people who have
   * used the app can be told.
   */
  dm(userId: string, text: string, where?: PostPlace): Promise<PostReference>;
  /** Puts another text in the place of what this app posted. Nobody is notified of it. */
  update(post: PostReference, text: string): Promise<void>;
  /** Lays a file of at most 8 MB into a channel that app.yaml declares in `bindings.slack.post`. */
  upload(
    channel: string,
    file: { name: string; content: string | Uint8Array; title?: string },
    where?: PostPlace,
  ): Promise<PostReference>;
}

/**
 * Tells other apps that something happened; app.yaml declares it as `bindings.emits: [ordered]`. Each live app with
 * `{ event: <this app>/ordered, run }` gets it, with what goes with it as its payload: JSON of at most 64 kB.
 */
export type Emit = (event: string, payload?: unknown) => Promise<void>;

/** The app's own room for files; app.yaml declares it as `bindings.files`. Names such as `reports/2026-03.csv`. */
export interface Files {
  /** Puts it in the place of what was there under this name, all at once. Throws PlatformError `files_full`, `bad_file_name`. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** undefined: there is none. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The same as UTF-8. */
  text(name: string): Promise<string | undefined>;
  /** By name; those whose name begins with `prefix`. */
  list(prefix?: string): Promise<KeptFile[]>;
  /** Whether there was one. */
  remove(name: string): Promise<boolean>;
  /**
   * What a page returns to hand it out, under the name `as` or its own: pictures and plain text are shown, all else is a
   * download. 404 where there is none.
   */
  send(name: string, as?: string): Promise<Response>;
}

export interface KeptFile {
  name: string;
  bytes: number;
  changedAt: Date;
}

export type LogLevel = "info" | "warn" | "error";

/** The app's log: what its owner and the agents who mend it read. Nothing secret, nobody's words. */
export type Log = Record<LogLevel, (message: string, fields?: Record<string, unknown>) => void>;

/**
 * A model to ask, once app.yaml says `bindings: { llm: { monthlyUsd: 5 } }`. Throws PlatformError: `no_model`, `llm_budget`,
 * `model_busy`, `model_down`. What people or other programs wrote stands in the prompt as something to be read, never as
 * instructions; what a model answers decides nothing by itself.
 */
export interface Llm {
  /** Half an answer is none: throws PlatformError `answer_cut` where it is longer than `max`, `model_refused` where there is none. */
  text(prompt: string, options?: LlmOptions): Promise<string>;
  /** An answer that fits the schema, asked for once more where it does not; then PlatformError `bad_answer`. */
  object<T = unknown>(prompt: string, schema: JsonSchema, options?: LlmOptions): Promise<T>;
  /** The answer's words as they come. Throws after the last where it is no whole answer: `answer_cut`, `model_refused`, `model_down`. */
  stream(prompt: string, options?: LlmOptions): AsyncIterable<string>;
}

export interface LlmOptions {
  /** What the model is, and how it answers. */
  system?: string;
  /** Tokens of the answer, at most 16,000; 1,024 where it is not said. */
  max?: number;
}

/** JSON Schema, of which these words are judged; `title`, `description` and their like tell the model more. */
export interface JsonSchema {
  type?: JsonType | readonly JsonType[];
  enum?: readonly (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  anyOf?: readonly JsonSchema[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  additionalProperties?: boolean;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  title?: string;
  description?: string;
  examples?: readonly unknown[];
  default?: unknown;
  format?: string;
  $schema?: string;
  $comment?: string;
}

export type JsonType = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** What is sent besides the address. An object as `body` goes as JSON. */
export interface HttpInit {
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array | URLSearchParams | object | null;
}

/**
 * Calls https addresses of hosts that app.yaml names in `bindings.egress`, with the platform in between: an answer like that of
 * `fetch`, whatever its status. At most 10 MB each way and 30 s. Throws PlatformError: `not_bound`, `no_answer`, `too_slow`.
 */
export interface Http {
  (
    url: string | URL,
    init?: HttpInit & { method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" },
  ): Promise<Response>;
  get(url: string | URL, init?: HttpInit): Promise<Response>;
  post(url: string | URL, body?: HttpInit["body"], init?: HttpInit): Promise<Response>;
  put(url: string | URL, body?: HttpInit["body"], init?: HttpInit): Promise<Response>;
  patch(url: string | URL, body?: HttpInit["body"], init?: HttpInit): Promise<Response>;
  delete(url: string | URL, init?: HttpInit): Promise<Response>;
}

/**
 * The value of a secret that app.yaml names in `bindings.secrets`, as it stands now: ask each time it is used. Throws
 * PlatformError `secret_missing` until somebody entered it.
 */
export type Secret = (name: string) => Promise<string>;

/** Who is in a Slack user group that app.yaml names in `bindings.slack.groups`, by its handle. Throws rather than guess. */
export type Group = (handle: string) => Promise<GroupMember[]>;

export interface GroupMember {
  /** Slack user id. */
  id: string;
  handle: string;
  name: string;
}

/** Counts something: `value` more (1 unless said) of it today, once for each call in a delivery, however often that runs. Few names, known beforehand, such as `orders`. */
export type Metric = (name: string, value?: number) => Promise<void>;
