import { sha256 } from "../../lib/ids.ts";
import { parseJson } from "../../lib/json.ts";
import { isTooNested } from "../../sdk/contract/json-depth.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import {
  at,
  isRecord,
  isSameName,
  isSigned,
  namesIn,
  refuseSent,
  type Sent,
  type Signed,
  TOO_NESTED,
  wordIn,
} from "./sent.ts";

type GithubTrigger = Extract<Trigger, { github: string }>;

/**
 * Reads what GitHub sends, if its signature holds: HMAC-SHA256 over the body as it came, in hex, in `X-Hub-Signature-256`
 * (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries). The body is JSON, or a form whose
 * `payload` is, as its owner chose there.
 */
export function readGithub(signed: Signed): Sent {
  const { headers, body } = signed;
  const given = headers["x-hub-signature-256"];
  const hex = typeof given === "string" && given.startsWith("sha256=") ? given.slice("sha256=".length) : undefined;
  if (!isSigned(signed, hex)) return refuseSent(401, "bad_signature", "The signature is not of this secret.");
  const event = wordIn(headers, "x-github-event");
  if (event === "") return refuseSent(400, "no_event", "X-GitHub-Event does not say which event it is.");
  if (event === "ping") return { kind: "ping" };
  const text = body.toString("utf8");
  const isForm = wordIn(headers, "content-type").toLowerCase().startsWith("application/x-www-form-urlencoded");
  const payload = parseJson(isForm ? (new URLSearchParams(text).get("payload") ?? "") : text);
  if (!isRecord(payload)) return refuseSent(400, "unreadable", "This is no JSON object.");
  if (isTooNested(payload)) return TOO_NESTED;
  const action = typeof payload.action === "string" ? `.${payload.action.slice(0, 100)}` : "";
  return {
    kind: "event",
    name: `${event}${action}`,
    payload,
    contentId: sha256(body),
    isFor: (trigger) => "github" in trigger && isFor(trigger, event, payload),
  };
}

function isFor(trigger: GithubTrigger, event: string, payload: Record<string, unknown>): boolean {
  const [wanted, action] = trigger.github.split(".");
  if (wanted !== event || (action !== undefined && action !== payload.action)) return false;
  const { repositories, branch, label } = trigger;
  const repository = at(payload, "repository", "full_name");
  if (repositories !== undefined && !repositories.some((one) => isSameName(repository, one))) return false;
  if (branch !== undefined && branchOf(payload) !== branch) return false;
  return label === undefined || labelsOf(payload).some((one) => isSameName(one, label));
}

/** The branch that is pushed to, or that a pull request goes into; of a run of Actions the one it ran on. */
function branchOf(payload: Record<string, unknown>): unknown {
  const { ref } = payload;
  if (typeof ref === "string" && ref.startsWith("refs/")) return ref.startsWith("refs/heads/") ? ref.slice(11) : null;
  const runs = ["workflow_run", "check_suite"].map((name) => at(payload, name, "head_branch"));
  const branches = [
    at(payload, "pull_request", "base", "ref"),
    ...runs,
    at(payload, "check_run", "check_suite", "head_branch"),
  ];
  // Of what is created or deleted, `ref` is the bare name, of a branch or of a tag.
  return branches.find((one) => typeof one === "string") ?? (payload.ref_type === "branch" ? ref : null);
}

/** What carries it has it; that a label is put on or taken off is about that label alone. */
function labelsOf(payload: Record<string, unknown>): string[] {
  const changed = at(payload, "label", "name");
  if (typeof changed === "string") return [changed];
  return ["pull_request", "issue", "discussion"].flatMap((name) => namesIn(at(payload, name, "labels")));
}
