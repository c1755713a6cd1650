import { KnownError } from "../../../../lib/errors.ts";
import { secretNameSchema } from "../../../../sdk/contract/bindings.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { asRun, quoted } from "../option-of.ts";
import { requirePages } from "./page.ts";

/** `tool add secret STRIPE_KEY --about "Charges cards"`: its name alone; a page says whether it was entered, and not what it is. */
export const addSecret: AddKind = (call, now) => {
  requirePages(now, "tool add slack --command /word");
  const name = textOf(call.args.name) ?? "";
  if (!secretNameSchema.safeParse(name).success)
    throw new KnownError(
      "bad_value",
      "This is no secret's name.",
      "Use upper-case letters, digits and _, such as STRIPE_KEY. Its value comes on stdin: `tool secrets <app> set STRIPE_KEY`.",
    );
  const path = `/has-${asRun(name)}`;
  return {
    about: `the secret ${name}; its value is entered with \`tool secrets ${now.manifest.name} set ${name}\`, on stdin`,
    bindings: [
      { path: ["secrets", name], value: textOf(call.options.about) ?? `What ${now.manifest.name} signs in with` },
    ],
    given: [{ path: ["secrets", name], value: "a-key-for-tests" }],
    checks: [{ visit: path, as: "asker", shows: `${name} is there` }],
    code: [
      {
        calls: [`app.page ${path}`],
        imports: ["html", "secret"],
        text: `app.page(${quoted(path)}, async () => {
  const isThere = (await secret(${quoted(name)})) !== "";
  return html\`<h1>${name} \${isThere ? "is there" : "is empty"}</h1>\`;
});`,
      },
    ],
  };
};
