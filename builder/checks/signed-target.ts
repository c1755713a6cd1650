import type { CheckActor } from "../../sdk/contract/check.ts";
import type { User } from "../../sdk/contract/delivery.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { broughtBy } from "../../sdk/contract/sample-payload.ts";
import type { CheckTarget } from "./check-target.ts";
import { isDue } from "./is-due.ts";
import { createSignedSender, type SignedSenderOptions } from "./signed-sender.ts";

export interface SignedTargetOptions extends Omit<SignedSenderOptions, "app"> {
  manifest: Manifest;
  posts: CheckTarget["posts"];
  rows: CheckTarget["rows"];
}

/** A CheckTarget over any connection to a running app: signs what the platform would sign, lets in whom it would let in. */
export function createSignedTarget(options: SignedTargetOptions): CheckTarget {
  const { manifest, people } = options;
  const { deliver, open } = createSignedSender({ ...options, app: manifest.name });

  return {
    fire: async (run, { at, as, body }) => {
      const own = manifest.triggers.filter((trigger) => !("command" in trigger) && trigger.run === run);
      // What both a schedule and a program run is what was sent, where something was.
      const trigger = own.find((one) => "schedule" in one !== (body !== undefined)) ?? own[0];
      if (trigger === undefined) return { ok: false, error: `No trigger of this app runs ${run}.` };
      const isByPeople = "slack" in trigger || "shortcut" in trigger;
      if (isByPeople && as === "stranger")
        return { ok: false, error: "The platform lets no stranger make an app act.", refused: true };
      const user = isByPeople && as !== "stranger" ? people[as] : null;
      const brought = broughtBy(trigger, body, user ?? people.asker);
      return deliver({ run, at, ...brought, user, channelId: user === null ? null : "C0CHECK" });
    },
    isDue: (run, at) => isDue(manifest, run, at),
    visit: async (path, { as, at, form }) => {
      if (!mayOpen(manifest, as, people)) return { status: 403, text: `${manifest.name} does not let them in.` };
      const first = await open(path, as, at, form);
      const isRedirect = first.status >= 300 && first.status < 400 && first.location?.startsWith("/");
      const { status, text } = isRedirect && first.location ? await open(first.location, as, at) : first;
      return { status, text };
    },
    command: async (typed, { as, at }) => {
      if (as === "stranger") return { ok: false, error: "The platform lets no stranger use commands.", refused: true };
      const [, word = "", text = ""] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      const trigger = manifest.triggers.find((candidate) => "command" in candidate && candidate.command === word);
      if (trigger === undefined) return { ok: false, error: `${word} is no command of this app.` };
      return deliver({
        run: trigger.run,
        kind: "command",
        at,
        text: text.trim(),
        user: people[as],
        channelId: "C0CHECK",
      });
    },
    posts: options.posts,
    rows: options.rows,
  };
}

/** As at the edge: the asker owns the app; a colleague is neither in the owner's group nor named. A stranger reaches the app, without identity. */
export function mayOpen(manifest: Manifest, as: CheckActor, people: Record<"asker" | "colleague", User>): boolean {
  const access = manifest.web?.access;
  if (access === undefined) return false;
  if (as !== "colleague") return true;
  return typeof access === "object" ? access.people.includes(people.colleague.id) : access === "company";
}
