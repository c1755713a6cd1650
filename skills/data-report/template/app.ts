import { app, data, html, table } from "@toolroom/app";

interface HubTotal {
  hub: string;
  total: number;
}

app.page("/", async ({ query }) => {
  const industry = query.industry ?? "";
  const totals = await data("sales").all<HubTotal>`
    select hub, sum(amount) as total from orders join customers on customers.id = orders.customer_id
    where ${industry} = '' or industry = ${industry} group by hub order by total desc`;
  return html`
    <h1>Sales by hub</h1>
    <form class="bar"><label>Industry <input name="industry" value="${industry}"></label><button>Show</button></form>
    ${table(totals, {
      caption: industry === "" ? "All industries" : `Only ${industry}`,
      filter: false,
      empty: industry === "" ? "No orders yet." : `No orders of customers in ${industry}.`,
      columns: [
        { label: "Hub", of: "hub" },
        { label: "Sold", of: "total", kind: "number" },
      ],
    })}`;
});
