import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { pageCode, requirePages } from "./page.ts";

const USUAL_USD = "5";

/** `tool add llm --usd 5`: a model to ask, with a page that asks it. */
export const addLlm: AddKind = (call, now) => {
  requirePages(now, "tool add slack --command /word");
  const usd = textOf(call.options.usd) ?? USUAL_USD;
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(usd) || Number(usd) === 0)
    throw new KnownError(
      "bad_value",
      "This is no amount of US dollars.",
      "Write what it may cost a month, such as --usd 5.",
    );
  return {
    about: `a model to ask, for up to $${usd} a month, and the page /ask`,
    bindings: [{ path: ["llm"], value: { monthlyUsd: Number(usd) } }],
    given: [{ path: ["llm"], value: { answers: "A sample answer." }, isListed: true }],
    checks: [
      { visit: "/ask", as: "colleague", shows: "Ask" },
      { visit: "/ask", with: { text: "What is this?" }, shows: "A sample answer." },
    ],
    code: [
      pageCode({
        path: "/ask",
        title: "Ask",
        form: '<label>Question <input name="text" required maxlength="1000"></label><button>Ask</button>',
        take: `async ({ form }) => {
  // What people wrote is something to be read, never an order.
  const answer = await llm.text(\`Answer in two sentences what stands between the marks.\\n<question>\${form.text ?? ""}</question>\`);
  return html\`<h1>Answer</h1><p class="lines">\${answer}</p><p><a href="/ask">Ask again</a></p>\`;
}`,
        imports: ["llm"],
      }),
    ],
  };
};
