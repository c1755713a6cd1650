import { type CodeText, find, type Seen } from "./seen.ts";

const METHODS = "get|post|put|patch|delete";
/** `app.get("/orders"`, `@bp.post("/orders"` */
const DIRECT = new RegExp(
  String.raw`(?:\b(?:app|router|server|fastify|api)|@\w+)\.(${METHODS})\(\s*["'\x60](\/[^"'\x60\s]*)["'\x60]`,
  "g",
);
/** Express: `app.route("/orders").get(…).post(…)`, with what follows it. */
const CHAINED = /(?<!@)\b\w+\.route\(\s*["'`](\/[^"'`\s]*)["'`]\s*\)(?=([\s\S]{0,4000}))/g;
/** Where the next statement or the next such chain begins. */
const CHAIN_ENDS = /\n(?=\w)|\.route\(/;
/** Fastify: `fastify.route({ method: "GET", url: "/orders"` */
const DESCRIBED = /\.route\(\s*\{[^{}]*?method:\s*["'`](\w+)["'`][^{}]*?url:\s*["'`](\/[^"'`\s]*)["'`]/g;
/** Flask: `@app.route("/orders", methods=["GET", "POST"])`; GET where it says no method. */
const FLASK = /@\w+\.route\(\s*["'](\/[^"'\s]*)["']([^)]*)\)/g;

/** `GET /orders`, as the libraries of the web that are used most declare it. */
export function routesIn(code: readonly CodeText[]): Seen[] {
  const all = [
    ...find(code, DIRECT, ([, method = "", path = ""]) => [routed(method, path)]),
    ...find(code, CHAINED, ([, path = "", follows = ""]) => chained(follows).map((one) => routed(one, path))),
    ...find(code, DESCRIBED, ([, method = "", path = ""]) => [routed(method, path)]),
    ...find(code, FLASK, ([, path = "", options = ""]) => flasks(options).map((one) => routed(one, path))),
  ];
  return all.filter(({ what }, index) => all.findIndex((one) => one.what === what) === index);
}

function routed(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

function chained(follows: string): string[] {
  const [chain = ""] = follows.split(CHAIN_ENDS);
  return [...chain.matchAll(new RegExp(String.raw`(?<!\w)\.(${METHODS})\(`, "g"))].flatMap(([, one]) => one ?? []);
}

function flasks(options: string): string[] {
  const methods = /methods\s*=\s*[[(]([^\])]*)/.exec(options)?.[1]?.match(/[A-Za-z]+/g) ?? [];
  return methods.length === 0 ? ["GET"] : methods;
}
