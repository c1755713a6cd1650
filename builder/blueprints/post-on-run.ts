import { text } from "./source-text.ts";

const WIDTH = 120;

/** `app.on` of a run that posts what `expression` gives, and nothing where that is undefined. `taken` as in `onRun`. */
export function postOnRun(run: string, taken: string, expression: string, channel: string): string[] {
  const test = "  if (message !== undefined)";
  const post = `await slack.post(${text(channel)}, message);`;
  return [
    `app.on(${text(run)}, async ${taken} => {`,
    `  const message = ${expression};`,
    `${test} ${post}`.length <= WIDTH ? `${test} ${post}` : `${test}\n    ${post}`,
    "});",
  ];
}
