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
    <details id="new" open><summary>New order</summary>${order.show({ action: "/orders" })}</details>
    ${table(orders, {
      caption: "All orders",
      columns: [
        { label: "Dish", of: "dish", href: ({ dish }) => `/orders/${encodeURIComponent(dish)}` },
        { label: "For", of: "who" },
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
  return { ...lunch, orders, url: await servedAt(t, lunch) };
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
