import { PlatformError } from "./platform-error.ts";

/** In place of Node's: an app has no network, and waiting until that is found out tells nobody what to do. */
export const closedFetch: typeof fetch = async (input) => {
  const address = input instanceof Request ? input.url : String(input);
  const host = URL.canParse(address) ? new URL(address).host : address.slice(0, 60);
  throw new PlatformError({
    code: "use_http",
    message: `An app has no network of its own, so fetch cannot reach ${host}.`,
    fix: 'Import http from "@toolroom/app" and name the host under bindings.egress in app.yaml.',
  });
};
