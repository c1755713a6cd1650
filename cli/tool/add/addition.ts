import type { Check } from "../../../sdk/contract/check.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import type { Trigger } from "../../../sdk/contract/triggers.ts";
import type { Call } from "../call.ts";

/** What one `tool add` puts into an app. Each piece is left out where it is there already. */
export interface Addition {
  /** In a few words, such as `Slack command /generate`. */
  about: string;
  triggers?: Trigger[];
  /** Below `bindings` of app.yaml. */
  bindings?: Grant[];
  /** Below `given`: what answers where the app is only tried. */
  given?: Grant[];
  /** What proves the code: fails where the code is deleted. Left out with it. */
  checks?: Check[];
  code?: Code[];
  /** New files by their paths. */
  files?: Record<string, string>;
}

/** One value of app.yaml: at the end of a list, or under a name where there is none. */
export interface Grant {
  path: string[];
  value: unknown;
  isListed?: true;
}

/** A piece of app.ts. It is there where all of these calls are made: `app.on generate`, `app.page /orders`. */
export interface Code {
  calls: string[];
  /** Names of `@toolroom/app` that it uses beside `app`. */
  imports: string[];
  text: string;
}

/** What an app has when something is added to it. */
export interface AppNow {
  manifest: Manifest;
  /** Paths of its files. */
  paths: readonly string[];
}

export type AddKind = (call: Call, now: AppNow) => Addition;
