import { nearestWord } from "../../../builder/checks/nearest-word.ts";
import { KnownError } from "../../../lib/errors.ts";

/**
 * What a webhook of a repository sends, each event with its actions; push and the like have none:
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const GITHUB_EVENTS: Readonly<Record<string, string>> = {
  branch_protection_rule: "created deleted edited",
  check_run: "completed created requested_action rerequested",
  check_suite: "completed requested rerequested",
  code_scanning_alert: "appeared_in_branch closed_by_user created fixed reopened reopened_by_user",
  commit_comment: "created",
  create: "",
  delete: "",
  dependabot_alert: "auto_dismissed auto_reopened created dismissed fixed reintroduced reopened",
  deploy_key: "created deleted",
  deployment: "created",
  deployment_status: "created",
  discussion:
    "answered category_changed closed created deleted edited labeled locked pinned reopened transferred unanswered unlabeled unlocked unpinned",
  discussion_comment: "created deleted edited",
  fork: "",
  gollum: "",
  issue_comment: "created deleted edited",
  issues:
    "assigned closed deleted demilestoned edited labeled locked milestoned opened pinned reopened transferred typed unassigned unlabeled unlocked unpinned untyped",
  label: "created deleted edited",
  member: "added edited removed",
  merge_group: "checks_requested destroyed",
  meta: "deleted",
  milestone: "closed created deleted edited opened",
  package: "published updated",
  page_build: "",
  public: "",
  pull_request:
    "assigned auto_merge_disabled auto_merge_enabled closed converted_to_draft demilestoned dequeued edited enqueued labeled locked milestoned opened ready_for_review reopened review_request_removed review_requested synchronize unassigned unlabeled unlocked",
  pull_request_review: "dismissed edited submitted",
  pull_request_review_comment: "created deleted edited",
  pull_request_review_thread: "resolved unresolved",
  push: "",
  registry_package: "published updated",
  release: "created deleted edited prereleased published released unpublished",
  repository: "archived created deleted edited privatized publicized renamed transferred unarchived",
  repository_ruleset: "created deleted edited",
  repository_vulnerability_alert: "create dismiss reopen resolve",
  secret_scanning_alert: "created publicly_leaked reopened resolved revoked validated",
  star: "created deleted",
  status: "",
  team_add: "",
  watch: "started",
  workflow_dispatch: "",
  workflow_job: "completed in_progress queued waiting",
  workflow_run: "completed in_progress requested",
};

const LINEAR_ACTIONS = "create update remove";

/** What Linear sends: https://linear.app/developers/webhooks */
export const LINEAR_EVENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...["Attachment", "Comment", "Customer", "CustomerNeed", "Cycle", "Document", "Initiative", "InitiativeUpdate"],
    ...["Issue", "IssueLabel", "Project", "ProjectLabel", "ProjectUpdate", "Reaction", "User"],
  ].map((name) => [name, LINEAR_ACTIONS]),
);

/**
 * Throws KnownError `bad_value` with those there are. app.yaml itself takes events of any name: one that is newer than this list
 * is written there by hand.
 */
export function requireSent(event: string, known: Readonly<Record<string, string>>, service: string): void {
  const [name = "", ...action] = event.split(".");
  const actions = Object.hasOwn(known, name) ? known[name]?.split(" ").filter((one) => one !== "") : undefined;
  const byHand = "One that is newer than this list is written into `triggers` of app.yaml by hand.";
  if (actions === undefined) {
    const names = Object.keys(known);
    throw new KnownError(
      "bad_value",
      `${service} sends no event that is called so.`,
      `${meant(nearestWord(name, names))}There are: ${names.join(", ")}; most with an action behind a dot. ${byHand}`,
    );
  }
  if (action.length === 0 || actions.includes(action.join("."))) return;
  const nearest = nearestWord(action.join("."), actions);
  throw new KnownError(
    "bad_value",
    `${service}'s event ${name} has no such action.`,
    `${meant(nearest && `${name}.${nearest}`)}${actions.length === 0 ? `It has none: write ${name}` : `Its actions: ${actions.join(", ")}`}. ${byHand}`,
  );
}

function meant(nearest: string | undefined): string {
  return nearest === undefined || nearest === "" ? "" : `Did you mean ${nearest}? `;
}
