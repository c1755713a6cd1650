import type { ServerResponse } from "node:http";
import { sendPage } from "./answers.ts";
import { OWN_HOSTNAME } from "./hosts.ts";
import type { Page } from "./pages.ts";

/** Sends a page of the gateway's own host. Its forms may lead on to any App. */
export type SendOwnPage = (response: ServerResponse, status: number, content: Page, setCookies?: string[]) => void;

export function createOwnPage(port: number): SendOwnPage {
  const formOrigins = `http://*.${OWN_HOSTNAME}:${port}`;
  return (response, status, content, setCookies = []) =>
    sendPage(response, status, content, {
      formOrigins,
      ...(setCookies.length > 0 ? { headers: { "set-cookie": setCookies } } : {}),
    });
}
