import { KnownError } from "../lib/errors.ts";
import { seal, unseal } from "../lib/sealed.ts";
import { appById } from "../store/apps.ts";
import { releasesOfApp } from "../store/releases.ts";
import { type SecretsDeps, setAppSecret } from "./app-secrets.ts";
import { sayNo } from "./authority/judgement.ts";

export interface SecretWanted {
  appId: string;
  name: string;
  personId: string;
}

type No = { kind: "refused"; say: string };

/** Entering secrets in a window. Between Slack and its place a value is sealed, for what comes of Slack is written down first. */
export interface SecretWindow {
  /** What the secret is for, to whoever may enter it. */
  ask(wanted: SecretWanted): Promise<{ kind: "asked"; about: string } | No>;
  /** Judged anew. Throws KnownError `bad_secret`. */
  enter(wanted: SecretWanted & { sealed: string }): Promise<{ kind: "entered"; appName: string } | No>;
  seal(text: string): string;
}

/** What is typed in a window belongs to no App yet. */
const IN_A_WINDOW = "typed in a window";

export function createSecretWindow(deps: SecretsDeps): SecretWindow {
  const ask: SecretWindow["ask"] = async ({ appId, name, personId }) => {
    const { authority, store } = deps;
    const may = await authority.mayDo(personId, "set_secret", { appId });
    if (!may.yes) return { kind: "refused", say: sayNo(may) };
    // A preview may use it that is not live yet.
    const about = (await releasesOfApp(store, appId)).map(({ manifest }) => manifest.bindings.secrets?.[name]);
    const said = about.find((one) => one !== undefined);
    if (said !== undefined) return { kind: "asked", about: said };
    throw new KnownError(
      "bad_secret",
      `No version of this app uses the secret ${name}.`,
      "Look at what its plan says.",
    );
  };
  return {
    ask,
    enter: async ({ sealed, ...wanted }) => {
      const asked = await ask(wanted);
      if (asked.kind === "refused") return asked;
      const { appId, name, personId } = wanted;
      const value = open(deps, sealed).trim();
      await setAppSecret(deps, { appId, name, value, personId });
      return { kind: "entered", appName: (await appById(deps.store, appId))?.name ?? "" };
    },
    seal: (text) => Buffer.from(JSON.stringify(seal(deps.keys(), text, IN_A_WINDOW))).toString("hex"),
  };
}

function open({ keys }: SecretsDeps, sealed: string): string {
  if (sealed === "") return "";
  return unseal(keys(), JSON.parse(Buffer.from(sealed, "hex").toString("utf8")), IN_A_WINDOW);
}
