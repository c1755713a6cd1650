import type { TestContext } from "node:test";
import { silentLog } from "../../../lib/log.ts";
import { type AuthorityDeps, createAuthority } from "../../../operator/authority.ts";
import { createReadCalls } from "../../../operator/reading/create-read-calls.ts";
import type { ReadAnswer, Reader } from "../../../operator/reading/read-call.ts";
import type { ReadingDeps } from "../../../operator/reading/reading-deps.ts";
import { createRowSources } from "../../../operator/reading/sources/row-sources.ts";
import { addPerson, createHandClock, openTestStore } from "../../fakes/registry.ts";

/** All read calls over a real registry and the real rules of who may. */
export async function openReading(t: TestContext, change: Partial<ReadingDeps & AuthorityDeps> = {}) {
  const { store, folder, atEnd } = openTestStore(t);
  for (const id of ["OWNER", "COLLEAGUE", "APPROVER"]) await addPerson(store, id);
  await addPerson(store, "GUEST", { kind: "guest" });
  const members: Record<string, string[]> = { "platform-team": ["APPROVER"], finance: ["OWNER"] };
  const groupMembers = async (handle: string): Promise<string[]> => {
    const found = members[handle];
    if (found === undefined) throw new Error(`Slack does not know ${handle}.`);
    return found;
  };
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers, ...change });
  const clock = createHandClock();
  const logs = { read: async () => null };
  const sources = createRowSources({ sources: [], closed: [] });
  const calls = createReadCalls({ store, clock, log: silentLog, authority, logs, sources, ...change });
  const read = async (name: string, input: object = {}, reader: Partial<Reader> = {}): Promise<ReadAnswer> => {
    const call = calls.find((one) => one.name === name);
    if (call === undefined) throw new Error(`There is no ${name}.`);
    return call.read(call.input.parse(input), { personId: "OWNER", requestId: "req_1", appId: null, ...reader });
  };
  /** The answer's words, or why there are none. */
  const said = async (...asked: Parameters<typeof read>): Promise<string> => {
    const answer = await read(...asked);
    return answer.ok ? answer.text : answer.why;
  };
  return { store, folder, atEnd, clock, calls, read, said, members };
}
