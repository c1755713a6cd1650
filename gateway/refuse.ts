import type { IncomingMessage, ServerResponse } from "node:http";
import type { No } from "../operator/authority/judgement.ts";
import type { Route } from "../store/routes.ts";
import { type Refusal, sendJson, sendPage, wantsPage } from "./answers.ts";
import { notePage } from "./pages.ts";

/** Gives the refusal as the asker reads it. Nobody keeps it: the next try may be allowed. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const headers: Record<string, string> =
    refusal.retryAfterSeconds === undefined ? {} : { "retry-after": String(refusal.retryAfterSeconds) };
  // What was not read of the body would be taken for the next request.
  if (!request.complete) headers.connection = "close";
  if (wantsPage(request)) {
    const page = notePage(refusal.title, [refusal.message, refusal.next], refusal.link);
    sendPage(response, refusal.status, page, { headers });
    return;
  }
  const { code, message, next } = refusal;
  sendJson(response, refusal.status, { ok: false, error: { code, message, next } }, headers);
}

export function unknownHost(ownUrl: string): Refusal {
  return {
    status: 421,
    code: "unknown_host",
    title: "Nothing here by that name",
    message: "This address belongs to no app.",
    next: "Look at the list of your apps.",
    link: { url: ownUrl, text: "Your apps" },
  };
}

export function noSuchApp(name: string, ownUrl: string): Refusal {
  return {
    status: 404,
    code: "no_such_app",
    title: `There is no ${name}`,
    message: `No app or preview is called ${name}; a preview's address ends with the preview.`,
    next: "Look at the list of your apps, or ask for a new one in Slack.",
    link: { url: ownUrl, text: "Your apps" },
  };
}

export function noPages(title: string, ownUrl: string): Refusal {
  return {
    status: 404,
    code: "no_pages",
    title: `${title} has no pages`,
    message: `${title} works in Slack only.`,
    next: "Its commands and posts are shown by /tool in Slack.",
    link: { url: ownUrl, text: "Your apps" },
  };
}

/** In the authority's own words. */
export function noAccess(title: string, ownerName: string, no: No, ownUrl: string): Refusal {
  return {
    status: 403,
    code: "no_access",
    title: `${title} is not open to you`,
    message: no.why,
    next: no.askWhom === "" ? `Ask its owner, ${ownerName}, in Slack.` : no.askWhom,
    link: { url: ownUrl, text: "Your apps" },
  };
}

export function notRunning(
  { title, status, ownerName }: Pick<Route, "title" | "status" | "ownerName">,
  isTheirs: boolean,
  ownUrl: string,
): Refusal {
  if (status === "building") return starting(title, "is being built and has no live release yet", ownUrl);
  return {
    status: 410,
    code: "not_running",
    title: `${title} is switched off`,
    message: `${title} does not run at the moment.`,
    next: isTheirs ? "Say “start” in its thread in Slack to run it again." : `Ask its owner, ${ownerName}, in Slack.`,
    link: { url: ownUrl, text: "Your apps" },
  };
}

/** Its day is over while somebody's answer to it is waited for. */
export function previewAsleep(title: string, ownUrl: string): Refusal {
  return {
    status: 503,
    code: "preview_asleep",
    title: `The preview of ${title} is asleep`,
    message: "A preview runs for a day at a time.",
    next: "Press “Keep it a day longer” on its card in Slack, then open this page again.",
    link: { url: ownUrl, text: "Your apps" },
  };
}

/** `appUrl`: where the live App is; null where none is. `isOpen`: its request goes on. */
export function previewOver(title: string, now: { appUrl: string | null; isOpen: boolean; ownUrl: string }): Refusal {
  const over = { status: 410, code: "preview_over", title: "This preview is over" };
  const home = { url: now.ownUrl, text: "Your apps" };
  if (now.isOpen) {
    const next = "What waits for an answer is further down in its thread in Slack.";
    return { ...over, message: `${title} has a newer version than the one that was shown here.`, next, link: home };
  }
  if (now.appUrl !== null) {
    const link = { url: now.appUrl, text: `Open ${title}` };
    return { ...over, message: `${title} is live, at an address of its own.`, next: "Open the live app.", link };
  }
  const next = "Reply “try again” in its thread in Slack, and it is built once more.";
  return { ...over, message: `${title} did not go live, and its preview ended.`, next, link: home };
}

/** `state` completes "<title> …". */
export function starting(title: string, state: string, ownUrl: string): Refusal {
  return {
    status: 503,
    code: "starting",
    title: `${title} is starting`,
    message: `${title} ${state}.`,
    next: "Try again in a few seconds.",
    link: { url: ownUrl, text: "Your apps" },
    retryAfterSeconds: 3,
  };
}

export function noAnswer(title: string, ownerName: string, ownUrl: string): Refusal {
  return {
    status: 502,
    code: "no_answer",
    title: `${title} did not answer`,
    message: `${title} took the request and broke off without an answer. What you sent may or may not have been saved.`,
    next: `Look before you send it again. If it happens again, tell its owner, ${ownerName}.`,
    link: { url: ownUrl, text: "Your apps" },
  };
}

export function notSignedIn(signInUrl: string): Refusal {
  return {
    status: 401,
    code: "not_signed_in",
    title: "Sign in first",
    message: "This app is for people who are signed in.",
    next: `Open ${signInUrl} in a browser.`,
    link: { url: signInUrl, text: "Sign in" },
  };
}

export function failed(ownUrl: string): Refusal {
  return {
    status: 500,
    code: "bug",
    title: "Toolroom failed",
    message: "Toolroom could not handle this request.",
    next: "Try again; if it stays, tell the platform team.",
    link: { url: ownUrl, text: "Your apps" },
  };
}
