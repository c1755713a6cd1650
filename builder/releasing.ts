import { closePreview, openPreview } from "../operator/preview.ts";
import { liveRelease, releaseById } from "../store/releases.ts";
import { readBundle } from "./bundles.ts";
import { readManifest } from "./checks/read-manifest.ts";
import type { BuilderDeps } from "./deps.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { cutRelease } from "./release.ts";

/** A Preview people can open; `url` is null where the app has no page. */
export interface OpenedPreview {
  instanceId: string;
  url: string | null;
}
