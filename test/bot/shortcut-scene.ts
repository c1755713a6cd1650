import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { readSlackIdentity } from "../../bot/identity.ts";
import { systemClock } from "../../lib/clock.ts";
import { createAuthority } from "../../operator/authority.ts";
import { deliverShortcut, shortcutsFor } from "../../operator/shortcuts.ts";
import type { Access } from "../../sdk/contract/manifest.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { apps } from "../../store/schema.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, manifestOf } from "../fakes/registry.ts";
import { openStage, startStageBot } from "./stage.ts";

interface View {
  id: string;
  blocks: { element?: { options?: { text: { text: string }; value: string }[] } }[];
}

/** The bot beside a real local Slack, with live Apps that take messages, each open to these people. */
export async function openMenu(context: TestContext, open: Record<string, Access>) {
  const stage = await openStage(context);
  const { store } = stage;
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const deps = { store, clock: systemClock, authority, wakeDeliveries: () => undefined };
  const unpressed = () => assert.fail("nobody pressed");
  const { bot: _, ...parts } = await startStageBot(
    stage,
    {},
    {
      commands: {
        ...{ deliver: unpressed, tryInPreview: unpressed, openPreviewAgain: unpressed, renewWebhooks: unpressed },
        ...{ replay: unpressed, happen: async () => ({ acting: 0, leftOut: 0 }) },
        shortcuts: (personId) => shortcutsFor(deps, personId),
        choose: (use) => deliverShortcut(deps, use),
      },
    },
  );
  const { slackTeamId } = await readSlackIdentity(parts.client, systemClock);
  await saveSlackTeam(store, slackTeamId, 1);
  for (const [name, access] of Object.entries(open)) {
    const app = await addApp(store, name, { ownerId: stage.idOf("asker1"), access });
    const triggers = [{ shortcut: `Give it to ${name}`, run: "take" }];
    await goLive(store, app, 1, `req_${name}`, { manifest: manifestOf(name, { triggers, web: { access } }) });
    store.orm.update(apps).set({ slackTeamId, access }).run();
  }
  const choose = (handle: string, channel: string, ts: string, callbackId = "use_tool") =>
    stage.control("shortcut", { user: handle, channel, ts, callback_id: callbackId });
  const openView = async (handle: string) => {
    const { views } = (await stage.control(`views?user=${handle}`)) as unknown as { views: View[] };
    return views.at(-1);
  };
  return { stage, choose, openView, rows: () => store.orm.select().from(deliveries).all() };
}
