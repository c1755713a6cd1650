import { KnownError } from "../../../../lib/errors.ts";
import { hostSchema } from "../../../../sdk/contract/bindings.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { asRun, quoted } from "../option-of.ts";
import { requirePages } from "./page.ts";

/** `tool add egress api.example.com`: a host that it may call, with a page that shows what it answers. */
export const addEgress: AddKind = (call, now) => {
  requirePages(now, "tool add slack --command /word");
  const host =
    textOf(call.args.name)
      ?.replace(/^https:\/\//, "")
      .replace(/\/.*$/, "")
      .toLowerCase() ?? "";
  if (!hostSchema.safeParse(host).success)
    throw new KnownError("bad_value", "This is no host.", "Write it like api.example.com: no http://, no port, no *.");
  const path = `/from-${asRun(host)}`;
  return {
    about: `calls ${host}, and the page ${path}`,
    bindings: [{ path: ["egress"], value: host, isListed: true }],
    given: [{ path: ["http"], value: { address: `https://${host}/*`, answers: "a sample" }, isListed: true }],
    checks: [{ visit: path, as: "colleague", shows: "a sample" }],
    code: [
      {
        calls: [`app.page ${path}`],
        imports: ["html", "http"],
        text: `app.page(${quoted(path)}, async () => {
  const answer = await http.get(${quoted(`https://${host}/`)});
  return html\`<h1>${host}</h1><p class="lines">\${await answer.text()}</p>\`;
});`,
      },
    ],
  };
};
