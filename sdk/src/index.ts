// `@toolroom/app`. The one file of it that reads the environment.
import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { App, Db, Html, HtmlTag, Sql, SqlTag } from "./api.ts";
import type { MakeAgent } from "./api-agent.ts";
import type { Emit, Files, Group, Http, Llm, Log, Metric, Secret, Slack } from "./api-platform.ts";
import type { Data } from "./api-source.ts";
import { closedFetch } from "./closed-fetch.ts";
import { html as htmlTag } from "./html.ts";
import type { MakeChart } from "./interface/chart-api.ts";
import { field as fieldKinds } from "./interface/fields.ts";
import type { FieldKinds, MakeForm } from "./interface/form-api.ts";
import type { MakeBadge, MakeCards, MakeEmptyState, MakeProblem, MakeStats, MakeTabs } from "./interface/parts-api.ts";
import type { MakePagedTable, MakeTable } from "./interface/table-api.ts";
import { redirect as redirectTo } from "./redirect.ts";
import { refuse as refuseWith } from "./refusal.ts";
import { openRuntime } from "./runtime.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";
import { sqlName as checkedName, sql as sqlTag } from "./sql.ts";

export type {
  App,
  Db,
  DeliveryRequest,
  Html,
  HtmlTag,
  HtmlValue,
  PageAnswer,
  PageRequest,
  PathParams,
  Row,
  Sql,
  SqlInput,
  SqlTag,
  SqlValue,
  UploadedFile,
  User,
} from "./api.ts";
export type { Agent, MakeAgent } from "./api-agent.ts";
export type {
  JoinHappened,
  MessageHappened,
  ReactionHappened,
  ShortcutChosen,
  SlackHappened,
  SlackMessagePayload,
} from "./api-payloads.ts";
export type {
  Emit,
  Files,
  Group,
  GroupMember,
  Http,
  HttpInit,
  JsonSchema,
  JsonType,
  KeptFile,
  Llm,
  LlmOptions,
  Log,
  LogLevel,
  Metric,
  PostPlace,
  PostReference,
  Secret,
  Slack,
} from "./api-platform.ts";
export type { Data, DataRow, DataSource } from "./api-source.ts";
export type { ChartOptions, MakeChart, Of } from "./interface/chart-api.ts";
export type {
  Field,
  FieldKinds,
  Form,
  FormFields,
  FormProblems,
  FormShown,
  FormValue,
  MakeForm,
  SentForm,
  TakenForm,
} from "./interface/form-api.ts";
export type {
  BadgeTone,
  Card,
  MakeBadge,
  MakeCards,
  MakeEmptyState,
  MakeProblem,
  MakeStats,
  MakeTabs,
  Message,
  Stat,
  Tab,
  WayOn,
} from "./interface/parts-api.ts";
export type {
  CellKind,
  CellValue,
  Column,
  FoundRows,
  MakePagedTable,
  MakeTable,
  TableOptions,
  WantedRows,
} from "./interface/table-api.ts";
export { PlatformError } from "./platform-error.ts";

const mainFile = () => realpathSync(process.argv[1] ?? "app.ts");
// The one place of this package that reads its environment: an app is told by it where its sockets and folders are.
const runtime = openRuntime({ environment: process.env, folder: process.cwd(), nowMs: Date.now, mainFile });

/** What the app shows and does: `page`, `post`, `on`. */
export const app: App = runtime.running.app;
/** The app's own database: `all`, `get`, `run`, `transaction`. */
export const db: Db = runtime.running.db;
/** A piece of SQL with its values, to be put into `db` or another piece. */
export const sql: SqlTag = sqlTag;
/** A table's or column's name, checked and quoted, to be put into `db` or a piece. */
export const sqlName: (name: string) => Sql = checkedName;
/** Posts and files in channels that app.yaml declares, and private words to people. */
export const slack: Slack = runtime.running.slack;
/** Tells other apps: `await emit("ordered", { dish })`. */
export const emit: Emit = runtime.running.emit;
/** The app's own files: `write`, `read`, `text`, `list`, `remove`, and `send` for a page. */
export const files: Files = runtime.running.files;
/** A model: `text`, `object` by a schema, `stream`. */
export const llm: Llm = runtime.running.llm;
/** Calls hosts that app.yaml names: like `fetch`, and `get`, `post`, `put`, `patch`, `delete`. */
export const http: Http = runtime.running.http;
/** A secret that app.yaml names. */
export const secret: Secret = runtime.running.secret;
/** Who is in a Slack user group that app.yaml names. */
export const group: Group = runtime.running.group;
/** Counts something of the app's own. */
export const metric: Metric = runtime.running.metric;
/** Asks a model by what stands in `instructions/`: `const triage = agent<{ urgency: string }>("triage")`. */
export const agent: MakeAgent = runtime.running.agent;
/** The app's log: `info`, `warn`, `error`. */
export const log: Log = runtime.running.log;
/** The company's data that app.yaml grants: data("sales").all`select hub from orders where day > ${day}`. */
export const data: Data = runtime.running.data;
/** Markup with every value escaped. */
export const html: HtmlTag = htmlTag;
/** The kinds of fields that a `form` is made of, such as `field.text({ label: "Dish", max: 60 })`. */
export const field: FieldKinds = fieldKinds;
/** A form of its fields: `order.show({ action: "/orders" })` in a page, `app.post("/orders", order.take(({ value }) => …))`. */
export const form: MakeForm = runtime.running.parts.form;
/** A table of rows, sorted, filtered, paged and downloaded by its readers. */
export const table: MakeTable = runtime.running.parts.table;
/** A table of more rows than should be read at once. Await it. */
export const pagedTable: MakePagedTable = runtime.running.parts.pagedTable;
/** Bars or lines of rows, with their numbers in a table below. */
export const chart: MakeChart = runtime.running.parts.chart;
/** Things side by side, each with its title. */
export const cards: MakeCards = runtime.running.parts.cards;
/** Numbers that matter, large, side by side. */
export const stats: MakeStats = runtime.running.parts.stats;
/** Links to pages that belong together, with the open one marked. */
export const tabs: MakeTabs = runtime.running.parts.tabs;
/** Says that there is nothing yet, and how it begins. */
export const emptyState: MakeEmptyState = runtime.running.parts.emptyState;
/** Says that something is wrong, and how it goes on. */
export const problem: MakeProblem = runtime.running.parts.problem;
/** A word about the state of something, such as `badge("late", "bad")`. */
export const badge: MakeBadge = runtime.running.parts.badge;
/** The day, YYYY-MM-DD, in the app's time zone. */
export const today: () => string = runtime.running.moment.today;
/** The time of day, HH:MM, in the app's time zone. */
export const timeOfDay: () => string = runtime.running.moment.timeOfDay;
/** The moment the current request or delivery stands for. Use it instead of `new Date()`. */
export const now: () => Date = runtime.running.moment.now;
/** Sends the browser on to another page of this app, after a form. */
export const redirect: (path: string) => Response = redirectTo;
/** Ends a page, form or command with a plain no to the person; a page may show `page`, which says so beside its form. */
export const refuse: (message: string, page?: Html) => never = refuseWith;

globalThis.fetch = closedFetch;

if (runtime.settings.kind === "served") {
  const { appSocket } = runtime.settings;
  // The app's own file is still being read: it imports this one. Importing it again waits until it has said all it
  // has to say, so that health is answered only by a complete app.
  const address = pathToFileURL(mainFile()).href;
  setImmediate(
    () => void serveUntilStopped({ mainFile: address, appSocket, running: runtime.running, program: process }),
  );
}
