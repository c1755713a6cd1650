import { chmod, mkdir, rm } from "node:fs/promises";
import net from "node:net";
import { join } from "node:path";

/** A door that is there before it is known where it leads: a box is begun with its folder, and given a door later. */
export interface DoorRelay {
  /** Host folder with `door.sock`, as a box's `doorFolder`. Until it leads somewhere, who connects is hung up on. */
  readonly folder: string;
  /** To the door in this folder, from now on. It is looked for at each connection: a gateway that comes back is found. */
  leadTo(doorFolder: string): void;
  /** Hangs up on everybody and removes the folder. */
  close(): Promise<void>;
}

/** `folder` is made, in one that only the host may enter; its path is short (100 bytes are what a socket's may have). */
export async function openDoorRelay(folder: string): Promise<DoorRelay> {
  let doorFolder: string | null = null;
  const open = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    return socket;
  };
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    keep(near).on("error", () => undefined);
    if (doorFolder === null) return void near.destroy();
    const far = keep(net.connect({ path: join(doorFolder, "door.sock"), allowHalfOpen: true }));
    // An end that breaks breaks the other one: each learns of it as if there were nothing between them.
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("close", () => far.destroy());
    near.pipe(far).pipe(near);
  });
  await mkdir(folder, { recursive: true });
  const socket = join(folder, "door.sock");
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(socket, resolve));
  // The box's user is another than ours.
  await chmod(folder, 0o755);
  await chmod(socket, 0o666);
  return {
    folder,
    leadTo: (given) => {
      doorFolder = given;
    },
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
