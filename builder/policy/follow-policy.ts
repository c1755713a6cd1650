import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import { asKnown, explain, KnownError, messageOf, systemCode } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import type { Log } from "../../lib/log.ts";
import { PLATFORM_TEAM } from "../../operator/announcer.ts";
import { type Poll, startPoll } from "../../operator/poll.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { addNotice } from "../../store/notices.ts";
import { personById } from "../../store/people.ts";
import { beginPolicy, latestPolicy } from "../../store/policy-versions.ts";
import type { Store } from "../../store/store.ts";
import { findNew } from "./match-rule.ts";
import { parsePolicy } from "./policy-file.ts";
import { shortHash } from "./policy-in-force.ts";
import type { Rule } from "./rule.ts";
import { thingsOf } from "./things.ts";

const EVERY_MS = 20_000;
const MAX_BYTES = 256 * 1024;

export interface FollowPolicyDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** Absolute; `isNamed`: toolroom.yaml names it, so it is to be there. */
  policyFile: { path: string; isNamed: boolean };
  approverGroup: string | null;
  /** As in operator/authority/approvers.ts. */
  groupMembers(handle: string, when: "now" | "lately"): Promise<string[]>;
}

/** What became of the file: a sentence for the platform team, where it was not taken. */
export type TakenPolicy = { kind: "none" | "same" | "taken" } | { kind: "not_taken"; why: string };

/** Looks now, and then three times a minute: what was changed is in force within that minute, or the platform team hears why not. */
export async function followPolicy(deps: FollowPolicyDeps): Promise<{ words: string | null; poll: Poll }> {
  const first = await takePolicy(deps).catch((error: unknown): TakenPolicy => {
    deps.log.warn("policy not looked at", { error: explain(error) });
    return { kind: "not_taken", why: `It could not be looked at yet: ${explain(error)}` };
  });
  const work = async () => void (await takePolicy(deps));
  const words = await wordsOf(deps.store, first);
  return { words, poll: startPoll({ name: "policy", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work }) };
}

/** For the lines of the start: which policy is in force, and why the file is not. null: the built-in rules, and there is no file. */
async function wordsOf(store: Store, first: TakenPolicy): Promise<string | null> {
  const version = await latestPolicy(store);
  const inForce = version === undefined ? null : `${version.file}, version ${shortHash(version)}`;
  if (first.kind !== "not_taken") return inForce;
  return `${inForce ?? "the built-in rules"}\n                    ${first.why}`;
}

/** Takes the file where it is another than the version in force and holds; says once of each that does not. */
export async function takePolicy(deps: FollowPolicyDeps): Promise<TakenPolicy> {
  const { store, clock, log, policyFile } = deps;
  const before = await latestPolicy(store);
  let written: { text: string; uid: number } | null = null;
  try {
    written = await readWritten(policyFile.path);
    if (written === null) {
      if (before === undefined && !policyFile.isNamed) return { kind: "none" };
      throw gone(policyFile.path);
    }
    const hash = sha256(written.text);
    if (hash === before?.hash && policyFile.path === before.file) return { kind: "same" };
    const rules = parsePolicy(written.text, { only: deps.approverGroup });
    await requireHolds(deps, written.text, rules);
    const now = clock.now();
    const version = { hash, text: written.text, file: policyFile.path, writtenBy: `uid ${written.uid}`, beganAt: now };
    const text = `Policy: ${basename(policyFile.path)} is in force from now on, version ${shortHash(version)}, own rules: ${rules.length}.`;
    await beginPolicy(store, version, {
      key: `policy-began:${hash}:${now}`,
      personId: PLATFORM_TEAM,
      text,
      createdAt: now,
    });
    log.info("policy taken", { hash, rules: rules.length });
    return { kind: "taken" };
  } catch (error) {
    const known = asKnown(error);
    // Slack is away, or the disk: nothing is wrong with the file, and the next round looks again.
    if (known?.code !== "bad_setting") throw error;
    const kept =
      before === undefined ? "The built-in rules alone stay in force." : `Version ${shortHash(before)} stays in force.`;
    const why = `Policy: ${known.message} ${known.next} ${kept}`;
    const about = sha256(`${written?.text ?? ""} ${why}`);
    const notice = {
      key: `policy-not-taken:${about}:${before?.number ?? 0}`,
      personId: PLATFORM_TEAM,
      text: why,
      createdAt: clock.now(),
    };
    if (await addNotice(store, notice)) log.warn("policy not taken", { why });
    return { kind: "not_taken", why };
  }
}

/** null: it is not there. */
async function readWritten(path: string): Promise<{ text: string; uid: number } | null> {
  try {
    const { uid, size } = await stat(path);
    if (size > MAX_BYTES) throw bad(`${basename(path)}: it is larger than 256 kB.`, "Shorten it.");
    return { text: await readFile(path, "utf8"), uid };
  } catch (error) {
    if (asKnown(error) !== null) throw error;
    if (systemCode(error) === "ENOENT") return null;
    throw bad(
      `${path} cannot be read: ${messageOf(error)}.`,
      "Let Toolroom read it; it is read again within a minute.",
    );
  }
}

/** A file that is gone takes no rule away: who wants that says so in it. */
function gone(path: string): KnownError {
  return bad(`${path} is not there.`, "Put it there; for a policy without rules of your own it says: rules: []");
}

/** What asks somebody asks one who can answer, and what everybody may build today is not refused to all. */
async function requireHolds(deps: FollowPolicyDeps, text: string, rules: readonly Rule[]): Promise<void> {
  const plain = thingsOf(PLAIN, []);
  for (const rule of rules) {
    const at = `policy.yaml, line ${lineOfRule(text, rule)}: the rule ${rule.name}`;
    if (rule.effect === "refuse" && findNew(rule, plain, []).length > 0) {
      const what = `${at} would refuse even an app that reads nothing, reaches nobody and keeps what its owner enters, so nobody could build any`;
      throw bad(`${what}.`, "Add to its when what the app reads or reaches.");
    }
    if (rule.effect === "approve") await requireApprovers(deps, at);
  }
}

async function requireApprovers({ store, approverGroup, groupMembers }: FollowPolicyDeps, at: string): Promise<void> {
  const next = "Correct the group in Slack, or TOOLROOM_APPROVERS; it is read again within a minute.";
  if (approverGroup === null) throw bad(`${at} wants a yes, and nobody is named who may approve.`, next);
  let members: string[];
  try {
    members = await groupMembers(approverGroup, "now");
  } catch (error) {
    if (asKnown(error)?.code !== "group_unknown") throw error;
    throw bad(`${at} wants a yes of @${approverGroup}, which Slack does not know.`, next);
  }
  const people = await Promise.all(members.map((personId) => personById(store, personId)));
  // Whom the registry has not met is somebody: Slack names them.
  if (people.every((person) => person?.isDeactivated === true || (person !== undefined && person.kind !== "member")))
    throw bad(`${at} wants a yes of @${approverGroup}, and nobody is in it who could give one.`, next);
}

/** The least of what people build. */
const PLAIN: Manifest = {
  ...{ name: "plain", purpose: "Keeps what its owner enters.", timeZone: "UTC", triggers: [], checks: [] },
  ...{ web: { access: "owner" }, bindings: { db: true } },
};

function lineOfRule(text: string, { name }: Rule): number {
  const named = new RegExp(`\\bname:\\s*["']?${name}["']?\\s*(?:[,}#]|$)`);
  return text.split("\n").findIndex((line) => named.test(line)) + 1;
}

function bad(message: string, next: string): KnownError {
  return new KnownError("bad_setting", message, next);
}
