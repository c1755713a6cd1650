import { exchange } from "../fakes/exchange.ts";
import type { Person } from "./stage.ts";
import { until } from "./stage.ts";

export interface Page {
  status: number;
  text: string;
  url: string;
}

/** A browser that keeps cookies per host and follows redirects; host names by header, as Node does not resolve `*.localhost`. */
export interface TestBrowser {
  open(url: string): Promise<Page>;
  submit(url: string, form: Record<string, string>): Promise<Page>;
  /** Sends a body of another kind, such as a file's. */
  post(url: string, contentType: string, body: string): Promise<Page>;
}

/** Signs somebody in by the whole way: handle, link in a direct message, button. */
export async function createTestBrowser(port: number, person: Person): Promise<TestBrowser> {
  const own = `http://localhost:${port}`;
  const browser = createBrowser(port);
  const before = new Set((await person.directMessages()).map((message) => message.ts));
  await browser.open(`${own}/sign-in`);
  await browser.submit(`${own}/sign-in`, { handle: person.handle });
  const link = await until("a sign-in link", async () => {
    const fresh = (await person.directMessages()).filter((message) => !before.has(message.ts));
    return fresh.map((message) => /http:\/\/[^\s|>]+/.exec(message.text)?.[0]).find((one) => one !== undefined);
  });
  await browser.open(link);
  await browser.submit(link, {});
  return browser;
}

export function createBrowser(port: number): TestBrowser {
  const jars = new Map<string, Map<string, string>>();

  const send = async (url: string, body: Body | null): Promise<Page & { location?: string }> => {
    const method = body === null ? "GET" : "POST";
    const { hostname, host, origin, pathname, search } = new URL(url);
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    const headers: Record<string, string> = { host, accept: "text/html" };
    if (jar.size > 0) headers.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    if (body !== null) Object.assign(headers, { origin, "content-type": body.contentType });
    const target = { host: "127.0.0.1", port, path: pathname + search };
    const answer = await exchange({ ...target, method, headers }, body?.text);
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const { location } = answer.headers;
    const page = { status: answer.status, text: answer.text, url };
    return location === undefined ? page : { ...page, location: new URL(location, url).href };
  };

  const follow = async (url: string, body: Body | null): Promise<Page> => {
    let page = await send(url, body);
    for (let hops = 0; page.location !== undefined && hops < 10; hops += 1) page = await send(page.location, null);
    return page;
  };

  return {
    open: (url) => follow(url, null),
    submit: (url, form) => follow(url, { contentType: FORM, text: new URLSearchParams(form).toString() }),
    post: (url, contentType, text) => follow(url, { contentType, text }),
  };
}

const FORM = "application/x-www-form-urlencoded";

interface Body {
  contentType: string;
  text: string;
}
