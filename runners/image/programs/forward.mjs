import net from "node:net";

/**
 * Joins two ways of speaking inside a box: programs that know only TCP reach the platform at 127.0.0.1:8080, and with
 * TOOLROOM_FORWARD=1 what listens on 127.0.0.1:$PORT is reached through the app's socket.
 * Resolves with the listening servers.
 */
export async function startForwarding(environment) {
  const servers = [];
  if (environment.TOOLROOM_DOOR_SOCKET) {
    servers.push(await forward({ port: 8080, host: "127.0.0.1" }, { path: environment.TOOLROOM_DOOR_SOCKET }));
  }
  if (environment.TOOLROOM_FORWARD === "1" && environment.TOOLROOM_APP_SOCKET) {
    const to = { port: Number(environment.PORT ?? 3000), host: "127.0.0.1" };
    servers.push(await forward({ path: environment.TOOLROOM_APP_SOCKET }, to));
  }
  return servers;
}

function forward(from, to) {
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ ...to, allowHalfOpen: true });
    near.pipe(far).pipe(near);
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(from, () => resolve(server));
  });
}
