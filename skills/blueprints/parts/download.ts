/** A file to be saved: whatever it is, the browser neither guesses nor runs it. */
export function download(file: { name: string; bytes: Uint8Array }): Response {
  return new Response(Buffer.from(file.bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name.toWellFormed())}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    },
  });
}
