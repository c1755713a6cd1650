/**
 * Stands for `node:http2` in the library that boxes get: @hono/node-server asks of each request whether it is one of
 * these, and an App speaks HTTP/1.1 on its socket. Node's own takes 13 ms of each start to load.
 */
export class Http2ServerRequest {}

export const constants = { NGHTTP2_NO_ERROR: 0 };
