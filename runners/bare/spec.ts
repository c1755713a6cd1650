import { fileURLToPath } from "node:url";
import { KnownError } from "../../lib/errors.ts";
import { refuseGpus } from "../box/no-gpus.ts";
import type { InstanceSpec, TaskSpec } from "../runner.ts";

/** A program of this machine in place of a box. */
export interface BareLaunch {
  command: string[];
  env: Record<string, string>;
  workingFolder: string;
}

/** What of this machine decides it. */
export interface BareContext {
  /** Node's own file. */
  node: string;
  /** Stock image as a folder: its programs and `@toolroom/app`. */
  imageFolder: string;
  /** An empty folder of the program's own, for what would go to /tmp. */
  scratchFolder: string;
}

type Place = { hostFolder: string; inside: string; writable: boolean };

const PRELOAD = fileURLToPath(new URL("./instance.mjs", import.meta.url));
const PRELOADED = [PRELOAD, fileURLToPath(new URL("../image/programs/stripped.mjs", import.meta.url))];
const MIGRATE = "/opt/toolroom/migrate.mjs";
const HEAP_SHARE = 0.5;
const PLAIN = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8" };

/**
 * `/bundle/app.ts` under Node's permission model (nodejs.org/api/permissions.html): it reads its bundle and the image,
 * writes its data and its scratch folder, and starts no program, worker or addon. The network, memory and CPU stay open.
 */
export function bareInstance(spec: InstanceSpec, context: BareContext): BareLaunch {
  refuseGpus(spec.limits);
  const places = [
    ...(spec.doorFolder ? [{ hostFolder: spec.doorFolder, inside: "/door", writable: false }] : []),
    { hostFolder: spec.appFolder, inside: "/app", writable: true },
    { hostFolder: spec.dataFolder, inside: "/data", writable: true },
    { hostFolder: spec.bundleFolder, inside: "/bundle", writable: false },
  ];
  const outside = translator(places);
  const env = Object.fromEntries(Object.entries(spec.env).map(([key, value]) => [key, outside(value)]));
  const own = {
    TOOLROOM_APP_SOCKET: outside("/app/app.sock"),
    ...(spec.doorFolder ? { TOOLROOM_DOOR_SOCKET: outside("/door/door.sock") } : {}),
    TOOLROOM_BARE_IMAGE: `${context.imageFolder}/`,
    HOME: context.scratchFolder,
    TMPDIR: context.scratchFolder,
  };
  return {
    command: [
      context.node,
      ...permissions(places, context),
      `--max-old-space-size=${Math.round(spec.limits.memoryMb * HEAP_SHARE)}`,
      ...["--import", PRELOAD, outside("/bundle/app.ts")],
    ],
    env: { ...PLAIN, ...env, ...own },
    workingFolder: spec.bundleFolder,
  };
}

/**
 * The platform's own program on an app's files, and no other task. Throws KnownError `not_without_box` for any other.
 * `bundleFolders` are the folders whose code or SQL it would act on: they must be known code.
 */
export function bareTask(spec: TaskSpec, context: BareContext): { launch: BareLaunch; bundleFolders: string[] } {
  const [program, file, ...rest] = spec.command;
  if (program !== "node" || file !== MIGRATE || spec.source !== undefined || spec.doorFolder !== undefined)
    throw notWithoutBox(`the command ${spec.command.slice(0, 2).join(" ")}`);
  const bundles = spec.mounts.filter((mount) => mount.inside === "/bundle");
  if (bundles.length !== 1) throw notWithoutBox("a task without one bundle");
  return {
    launch: {
      command: [
        ...[context.node, ...permissions(spec.mounts, context), `${context.imageFolder}${MIGRATE}`],
        ...rest.map(translator(spec.mounts)),
      ],
      env: { ...PLAIN, HOME: context.scratchFolder, TMPDIR: context.scratchFolder },
      workingFolder: context.scratchFolder,
    },
    bundleFolders: bundles.map((mount) => mount.hostFolder),
  };
}

/** What is refused where there is no box, and what would help. */
export function notWithoutBox(what: string): KnownError {
  return new KnownError(
    "not_without_box",
    `Toolroom has no boxes on this machine, so it runs nothing but apps put together from known parts: not ${what}.`,
    "Ask the platform team to install bubblewrap (apt-get install bubblewrap) or a container engine and to start Toolroom again; then reply *try again*.",
  );
}

function permissions(places: Place[], context: BareContext): string[] {
  const read = [context.imageFolder, ...PRELOADED, ...places.map((place) => place.hostFolder), context.scratchFolder];
  const write = [...places.filter((place) => place.writable).map((place) => place.hostFolder), context.scratchFolder];
  return [
    "--permission",
    ...read.map((folder) => `--allow-fs-read=${folder}`),
    ...write.map((folder) => `--allow-fs-write=${folder}`),
  ];
}

/** Paths of a box become the host's; every other word stays. */
function translator(places: Place[]): (word: string) => string {
  return (word) => {
    const place = places.find(({ inside }) => word === inside || word.startsWith(`${inside}/`));
    return place === undefined ? word : `${place.hostFolder}${word.slice(place.inside.length)}`;
  };
}
