import { z } from "zod";
import { appById } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import type { Store } from "../../store/store.ts";
import type { ReadCall } from "./read-call.ts";

/** What the directory says of the App that is built or changed, and the contract that people agreed to and use now. */
export function thisAppCall(store: Store): ReadCall {
  return {
    name: "this_app",
    description:
      "What is known of the app you are changing: its name, its status, and the manifest (app.yaml, as JSON) of the version people use now. For a new app it says that there is none yet.",
    input: z.object({}),
    read: async (_input, { appId }) => {
      const app = appId === null ? undefined : await appById(store, appId);
      if (app === undefined) return { ok: true, rows: 0, text: "This app is new: no version of it is live." };
      const { name, title, purpose, status } = app;
      const live = await liveRelease(store, app.id);
      const known = {
        ...{ name, title, purpose, status },
        live: live === undefined ? null : { version: live.number, manifest: live.manifest },
      };
      return { ok: true, rows: live === undefined ? 0 : 1, text: JSON.stringify(known, null, 2) };
    },
  };
}
