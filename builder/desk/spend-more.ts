import { sayNo } from "../../operator/authority/judgement.ts";
import { requestById, requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import { nanoOfUsd } from "../../store/budgets.ts";
import { raiseOnce } from "../../store/raised-budgets.ts";
import type { Received, ReceivedAsk } from "../desk.ts";
import { moneyToGoOn } from "../more-money.ts";
import type { DeskDeps } from "./deps.ts";
import { liveAppId, mayAskFor } from "./receive.ts";
import { tryAgain } from "./try-again.ts";
import { UNKNOWN_ASK } from "./words.ts";

/**
 * Lets the budget that ended a request have more, once, and begins it again for whoever asked, from what is kept. Twice, or
 * after a crash between the two, it begins once and is raised once.
 */
export async function spendMore(deps: DeskDeps, requestId: string, press: ReceivedAsk): Promise<Received> {
  const request = await requestById(deps.store, requestId);
  const more = await moneyToGoOn(deps.store, requestId);
  if (request === undefined || more === null) return { kind: "refused", say: UNKNOWN_ASK };
  const may = await deps.authority.mayDo(press.personId, "raise_budget", { requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const again = () => tryAgain(deps, requestId, { ...press, personId: request.requesterId });
  const { channelId, threadTs, requesterId } = request;
  const [newest] = await requestsOfThread(deps.store, channelId, threadTs);
  // It says what stands against it, and nothing is raised for what does not begin.
  if (request.status !== "failed" || newest?.id !== requestId) return again();
  const appId = liveAppId(await appByThread(deps.store, channelId, threadTs));
  const mayAsker = await mayAskFor(deps, requesterId, appId);
  if (!mayAsker.yes) return { kind: "refused", say: sayNo(mayAsker) };
  const { account, cents } = more;
  const { personId } = press;
  const raised = { account, nanoUsd: nanoOfUsd(cents / 100), personId, at: deps.clock.now() };
  if (await raiseOnce(deps.store, requestId, raised)) deps.log.info("budget raised", { requestId, account, personId });
  return again();
}
