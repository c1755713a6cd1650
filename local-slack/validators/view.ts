import { isJson, type Json, objectsIn } from "../json.ts";
import { explained, SlackError } from "../slack-error.ts";
import { checkBlocks } from "./blocks.ts";
import { limits } from "./limits.ts";
import { checkString, checkText, createProblems } from "./problems.ts";

/** Checks a modal or a Home; throws `invalid_arguments` or `view_too_large` as Slack does. */
export function requireView(value: unknown, kind: "modal" | "home"): Json {
  const view = typeof value === "string" ? parsedView(value) : value;
  if (!isJson(view)) throw explained("invalid_arguments", ["view must be an object [json-pointer:/view]"]);
  if (JSON.stringify(view).length > limits.viewBytes) throw new SlackError("view_too_large");
  const problems = createProblems();
  if (view.type !== kind) problems.add("/view/type", `must be ${kind}`);
  if (kind === "modal") checkText(problems, view, "title", "/view", { max: limits.viewTitle, isRequired: true });
  checkText(problems, view, "submit", "/view", { max: limits.viewButton });
  checkText(problems, view, "close", "/view", { max: limits.viewButton });
  checkString(problems, view, "private_metadata", "/view", { max: limits.privateMetadata });
  checkString(problems, view, "callback_id", "/view", { max: limits.callbackId });
  checkString(problems, view, "external_id", "/view", { max: limits.externalId });
  checkBlocks(problems, view, kind, "/view");
  const hasInput = objectsIn(view.blocks).some((block) => block.type === "input");
  if (kind === "modal" && hasInput && view.submit === undefined) {
    problems.add("/view", "`submit` is required when a view contains an input block");
  }
  if (problems.list().length > 0) throw explained("invalid_arguments", problems.list());
  return view;
}

function parsedView(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
