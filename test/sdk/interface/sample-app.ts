import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as sendRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { html } from "../../../sdk/src/html.ts";
import { field } from "../../../sdk/src/interface/fields.ts";
import { redirect } from "../../../sdk/src/redirect.ts";
import { serveApp } from "../../../sdk/src/serve-app.ts";
import { openSignedApp } from "../signed-app.ts";

interface Order {
  dish: string;
  who: string;
  price: number;
  day: string;
  note: string | null;
}

const NAMES = ["Ana", "Ben", "Chloé", "Dirk"];
const DISHES = ["Ramen", "Pho with a lot of herbs", "Käsespätzle", "Falafel"];

/** An app made of the parts alone, on a port of its own, with somebody signed in: as the edge would pass requests to it. */
export async function startSampleApp(t: TestContext) {
  const lunch = openSignedApp(t);
  const orders: Order[] = Array.from({ length: 60 }, (_, at) => ({
    dish: `${DISHES[at % 4]} ${at + 1}`,
    who: NAMES[at % 3] ?? "",
    price: 4 + ((at * 7) % 23) / 2,
    day: `2026-03-${String((at % 28) + 1).padStart(2, "0")}`,
    note: at % 5 === 0 ? "No coriander, please" : null,
  }));
  const { form, table } = lunch.parts;
  const order = form(
    {
      dish: field.text({ label: "Dish", max: 60, hint: "As it is on the menu." }),
      price: field.money({ label: "Price", currency: "EUR", min: 1, max: 50 }),
      day: field.date({ label: "Day" }),
      size: field.choice({ label: "Size", choices: ["small", "large"] }),
      extras: field.choices({ label: "Extras", choices: ["rice", "salad", "egg"], optional: true }),
      note: field.longText({ label: "Note", optional: true }),
      agreed: field.tick({ label: "I pay for it myself", must: true }),
    },
    { button: "Order" },
  );
  lunch.app.page(
    "/",
    () => html`
    <h1>Lunch</h1>
    ${order.show({ action: "/orders" })}
    ${table(orders, {
      caption: "All orders",
      columns: [
        { label: "Dish", of: "dish", href: ({ dish }) => `/orders/${encodeURIComponent(dish)}` },
        { label: "For", of: "who", only: true },
        { label: "Price", of: "price", currency: "EUR", total: true },
        { label: "Day", of: "day", kind: "date" },
        { label: "Note", of: "note", kind: "longText" },
      ],
    })}
    ${table([] as Order[], { caption: "Cancelled", columns: [{ label: "Dish", of: "dish" }], empty: "Nobody cancelled anything." })}`,
  );
  lunch.app.post(
    "/orders",
    order.take(({ value, wrong }) => {
      if (orders.some(({ dish }) => dish === value.dish)) wrong("dish", `${value.dish} is ordered already.`);
      orders.push({
        dish: value.dish,
        who: value.extras.join(" and "),
        price: value.price,
        day: value.day,
        note: value.note,
      });
      return redirect("/?filter=ramen");
    }),
  );
  addFigures(lunch);
  return { ...lunch, orders, url: await servedAt(t, lunch) };
}

/** A page of everything that shows numbers and states, at /figures. */
function addFigures({ app, parts }: ReturnType<typeof openSignedApp>): void {
  const { badge, cards, chart, emptyState, problem, stats, table, tabs } = parts;
  const hubs = ["Berlin", "Paris", "Lyon & around"];
  const sales = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].flatMap((month, at) =>
    hubs.map((hub, of) => ({
      month,
      hub,
      total: at === 2 && of === 1 ? -3200 : 8000 + 5200 * of + 1900 * at * (2 - of),
    })),
  );
  const load = Array.from({ length: 24 }, (_, at) => ({
    day: `2026-03-${String(at + 1).padStart(2, "0")}`,
    tickets: at === 9 || at === 10 ? null : 20 + Math.round(9 * Math.sin(at / 3)),
    closed: 14 + Math.round(7 * Math.cos(at / 4)),
  }));
  const days = load.flatMap(({ day, tickets, closed }) => [
    { day, kind: "opened", count: tickets },
    { day, kind: "closed", count: closed },
  ]);
  const reasons = [
    { reason: "The parcel was not where the tracking said it would be", count: 41 },
    { reason: "Wrong size", count: 17 },
    { reason: "Somebody else had ordered it already and nobody knew", count: 3 },
  ];
  app.page(
    "/figures",
    ({ query }) => html`
    <h1>Sales</h1>
    ${tabs(
      [
        { label: "Everything", href: "/figures", count: 1204 },
        { label: "This month", href: "/figures?of=month", count: 12 },
        { label: "Orders", href: "/" },
      ],
      { label: "Views" },
    )}
    ${stats([
      { label: "Sold", value: 128_400.5, currency: "EUR", change: { by: 4200, than: "last month", good: "up" } },
      { label: "Returned", value: 61, change: { by: 12, than: "last month", good: "down" } },
      { label: "Waiting", value: null, unit: "days" },
    ])}
    ${chart(sales, { kind: "bar", title: "Widget sales by hub", x: "month", y: "total", series: "hub", currency: "EUR" })}
    ${chart(days, { kind: "line", title: "Tickets", x: "day", y: "count", series: "kind" })}
    ${chart(reasons, { kind: "bar", title: "Why things came back", x: "reason", y: "count" })}
    ${chart([] as typeof reasons, { kind: "bar", title: "Complaints", x: "reason", y: "count", empty: "Nobody complained." })}
    <h2>Hubs</h2>
    ${cards([
      {
        title: "Berlin",
        href: "/figures?hub=berlin",
        badge: badge("open", "good"),
        text: "The oldest of them.",
        facts: { People: 12, Since: "2019" },
        actions: html`<a href="/">Change</a>`,
      },
      { title: "Paris", badge: badge("moving", "warning"), text: "Until June." },
      {
        title: "A hub with a name that is rather long",
        badge: badge("closed until the holidays are over everywhere", "bad"),
        facts: { People: 0 },
      },
    ])}
    ${table([{ key: "0f".repeat(100), where: "Berlin" }], {
      caption: "Keys",
      columns: [
        { label: "Key", of: "key" },
        { label: "Hub", of: "where" },
      ],
    })}
    ${query.of === "month" ? emptyState({ title: "No returns yet.", text: "They appear here by themselves.", action: { label: "Add one", href: "/" } }) : problem({ title: "The numbers are of yesterday.", text: "The source did not answer since 09:00.", action: { label: "Try again", href: "/figures" } })}`,
  );
}

/** What the edge does, without its sign-in. */
async function servedAt(
  t: TestContext,
  { answer, identity }: Pick<ReturnType<typeof openSignedApp>, "answer" | "identity">,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  const appSocket = join(folder, "app.sock");
  const listening = await serveApp({ appSocket, answer });
  const edge = createServer((request, response) => {
    const headers = { ...request.headers, ...identity() };
    const { method, url: path } = request;
    const passed = sendRequest({ socketPath: appSocket, method, path, headers }, (answered) => {
      response.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(response);
    });
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => edge.listen(0, "127.0.0.1", resolve));
  t.after(async () => {
    edge.closeAllConnections();
    await new Promise((resolve) => edge.close(resolve));
    await listening.stop(0);
    rmSync(folder, { recursive: true, force: true });
  });
  return `http://127.0.0.1:${(edge.address() as AddressInfo).port}/`;
}
