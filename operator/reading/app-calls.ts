import { stringify } from "yaml";
import { z } from "zod";
import { type App, appByName, listAll } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { overlaps } from "../../store/word-overlap.ts";
import { mayBeOpen } from "../authority/opening.ts";
import { answerRows, defineCall, mayNot } from "./define-call.ts";
import type { ReadCall, Reader } from "./read-call.ts";
import type { ReadingDeps } from "./reading-deps.ts";

const MOST_LISTED = 40;

/** Other Apps: those that live and that the reader may open. All others are not there for them. */
export function appCalls({ store, authority }: Pick<ReadingDeps, "store" | "authority">): ReadCall[] {
  const mayOpen = async (app: App, { personId }: Reader): Promise<boolean> =>
    app.status === "live" && (await authority.mayDo(personId, "open_app", { appId: app.id })).yes;

  return [
    defineCall({
      name: "list_apps",
      description:
        "Lists the company's live apps that the person you work for may open: name, title and what each is for. Worth asking where yours should look, be named or behave like one that is there.",
      input: z.strictObject({
        about: z.string().max(300).default("").describe("Words on what they do; left away: all, by their names."),
      }),
      read: async ({ about }, reader) => {
        const may = await authority.mayDo(reader.personId, "ask", {});
        if (!may.yes) return mayNot(may);
        const team = await readSlackTeamId(store);
        // The rule alone, for there may be thousands; what is shown is judged by all that there is to judge.
        const live = (await listAll(store, team ?? "")).filter(
          (app) => app.status === "live" && mayBeOpen(app, reader.personId),
        );
        const listed = [];
        for (const app of about.trim() === "" ? live : bestFirst(live, about)) {
          if (listed.length > MOST_LISTED) break;
          if (await mayOpen(app, reader)) listed.push({ name: app.name, title: app.title, purpose: app.purpose });
        }
        const more =
          listed.length > MOST_LISTED
            ? { before: `The first ${MOST_LISTED}; say what they are about for others:` }
            : {};
        return answerRows(listed.slice(0, MOST_LISTED), { none: "There is none that this person may open.", ...more });
      },
    }),
    defineCall({
      name: "read_manifest",
      description:
        "Gives the app.yaml of a live app that the person you work for may open: its pages' access, triggers, bindings and checks, as an example of how such things are written here.",
      input: z.strictObject({ name: z.string().min(1).max(40).describe("As list_apps gives it.") }),
      read: async ({ name }, reader) => {
        const app = await appByName(store, name);
        const fix = "See list_apps for those there are.";
        // One that is somebody's own is not even said to be there.
        if (app === undefined || !(await mayOpen(app, reader)))
          return { ok: false, why: "There is no live app of that name that this person may open.", fix };
        const release = await liveRelease(store, app.id);
        if (release === undefined) return { ok: false, why: "No release of it is live.", fix };
        const line = `${app.title}, v${release.number}: ${app.purpose}`;
        return {
          ok: true,
          text: `# ${line}\n${stringify(withoutPeople(release.manifest), { lineWidth: 0 })}`,
          rows: 1,
        };
      },
    }),
  ];
}

function bestFirst(apps: readonly App[], about: string): App[] {
  const texts = apps.map(({ name, title, purpose }) => ({ name: `${name} ${title}`, text: purpose }));
  const found = overlaps(about, texts, 0.1).sort((one, other) => other.score - one.score);
  return found.flatMap(({ index }) => apps[index] ?? []);
}

/** Who else may open it is no example of anything. */
function withoutPeople<M extends { web?: { access: unknown } | undefined }>(manifest: M): M {
  const { web } = manifest;
  if (web === undefined || typeof web.access !== "object") return manifest;
  return { ...manifest, web: { ...web, access: "people" } };
}
