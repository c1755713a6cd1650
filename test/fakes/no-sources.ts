import { createCompanySources } from "../../builder/sources/company-sources.ts";
import { silentLog } from "../../lib/log.ts";
import { createAppSources } from "../../operator/sources/app-sources.ts";

/** A company without data for apps. */
export const NO_SOURCES = createAppSources({
  ...{ sources: [], passwords: {}, homeLabel: "00000000", key: Buffer.from("test"), closed: [], log: silentLog },
});

/** The same, as it is planned by. */
export const NO_COMPANY_SOURCES = createCompanySources({ sources: [], mayRead: async () => false });
