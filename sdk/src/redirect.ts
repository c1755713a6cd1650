/** Sends the browser on to another page of this app, after a form. */
export function redirect(path: string): Response {
  if (!/^\/(?![/\\])/.test(path)) {
    throw new TypeError(`redirect goes to a path of this app, such as "/", not to ${path}.`);
  }
  return new Response(null, { status: 303, headers: { location: path } });
}
