import { KnownError } from "../../../../lib/errors.ts";
import type { AppNow, Code } from "../addition.ts";
import { inTemplate, quoted } from "../option-of.ts";

/** A page with a form, and where the form is sent: what people try something new with. */
export function pageCode(page: {
  path: string;
  title: string;
  /** Fields and button, as markup in a template. */
  form: string;
  /** Markup below it, in a template. */
  below?: string;
  /** How the function that shows it begins; `() => ` where it is not said. */
  show?: string;
  /** What takes the form: a function's text. */
  take: string;
  /** What stands before both. */
  before?: string;
  /** Names of the library beside those of every page. */
  imports: string[];
}): Code {
  const { path, title, form, below = "", take, before = "", show = "() => ", imports } = page;
  return {
    calls: [`app.page ${path}`, `app.post ${path}`],
    imports: ["html", ...(take.includes("redirect(") ? ["redirect"] : []), ...imports],
    text: `${before === "" ? "" : `${before}\n\n`}app.page(${quoted(path)}, ${show}html\`
  <h1>${inTemplate(title)}</h1>
  <form method="post" action="${path}">${form}</form>${below === "" ? "" : `\n  ${below}`}\`);

app.post(${quoted(path)}, ${take});`,
  };
}

/** What is added comes with a page to try it: an app without pages gets it another way. */
export function requirePages({ manifest }: AppNow, instead: string): void {
  if (manifest.web !== undefined) return;
  const fix = `Add \`web: { access: company }\` to app.yaml, or use it where the app acts: \`${instead}\`.`;
  throw new KnownError("bad_value", "What is added comes with a page, and app.yaml lets nobody open one.", fix);
}
