import { KnownError } from "../../lib/errors.ts";
import type { InstanceSpec, SandboxFolder, SandboxSpec, TaskSpec } from "../runner.ts";

/** Who programs in boxes are. */
export interface BoxUser {
  uid: number;
  gid: number;
}

type AnySpec = InstanceSpec | SandboxSpec | TaskSpec;

/** A long-running program: `/bundle/app.ts`, with the forwarder loaded before it. */
export const INSTANCE_COMMAND = ["node", "--import", "/opt/toolroom/instance.mjs", "/bundle/app.ts"];
export const INSTANCE_ENV = { TOOLROOM_APP_SOCKET: "/app/app.sock", HOME: "/tmp" };

/** A shell that never leaves (see `image/sandbox.sh`). */
export const SANDBOX_COMMAND = ["/bin/sh", "/opt/toolroom/sandbox.sh"];

/** Shell words that unpack stdin into the working folder. */
const UNPACK = unpackInto("/app-source");

/** The same for any folder of a Sandbox. */
export function unpackInto(folder: SandboxFolder): string {
  return `tar -x --no-same-owner --no-same-permissions -C ${folder}`;
}

/** A source comes in through stdin as a tar; a door makes the forwarder run beside the command. */
export function taskCommand(spec: TaskSpec): string[] {
  const command = spec.doorFolder ? ["node", "/opt/toolroom/entry.mjs", "run", ...spec.command] : spec.command;
  return spec.source === undefined ? command : ["/bin/sh", "-c", `${UNPACK} && exec "$@"`, "sh", ...command];
}

/** The folders of agents in a Sandbox, in the order they were given. Throws KnownError `bad_box_name`. */
export function agentBinds({ agents = [] }: SandboxSpec): { hostFolder: string; inside: string; writable: false }[] {
  return agents.map(({ name, hostFolder }) => {
    if (!/^[a-z0-9-]{1,40}$/.test(name)) throw badName("An agent's folder", name, "1 to 40 of a-z, 0-9 and -");
    return { hostFolder, inside: `/agents/${name}`, writable: false };
  });
}

/** What programs in a box find in their environment. A caller's cannot replace what the box relies on. */
export function boxEnvironment(spec: AnySpec, own: Record<string, string>): Record<string, string> {
  const door: Record<string, string> = spec.doorFolder
    ? { TOOLROOM_DOOR: "http://127.0.0.1:8080", TOOLROOM_DOOR_SOCKET: "/door/door.sock" }
    : {};
  const agents = "agents" in spec ? agentBinds(spec).map(({ inside }) => `${inside}/bin`) : [];
  const path = ["/usr/local/bin", "/usr/bin", "/bin", ...agents].join(":");
  return { PATH: path, LANG: "C.UTF-8", ...spec.env, ...door, ...own };
}

/** The name itself; throws KnownError `bad_box_name` where an engine or a path would read it as something else. */
export function checkedName(boxName: string): string {
  if (/^[a-z0-9_-]{1,60}$/.test(boxName)) return boxName;
  throw badName("A box", boxName, "1 to 60 of a-z, 0-9, - and _");
}

function badName(what: string, name: string, fix: string): KnownError {
  return new KnownError("bad_box_name", `${what} cannot be named ${JSON.stringify(name)}.`, `Use ${fix}.`);
}
