/** What a browser shows by itself and runs nothing in: everything else is a download. SVG and HTML may hold script. */
const SHOWN: Record<string, string> = {
  txt: "text/plain; charset=utf-8",
  log: "text/plain; charset=utf-8",
  md: "text/plain; charset=utf-8",
  json: "application/json",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};
/** Read by other programs: downloaded under their own type. */
const DOWNLOADED: Record<string, string> = {
  csv: "text/csv; charset=utf-8",
  pdf: "application/pdf",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file as a page's answer: by its ending alone, never by what is in it. */
export function fileResponse(name: string, bytes: Uint8Array): Response {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const isDownload = Object.hasOwn(DOWNLOADED, ending) || !Object.hasOwn(SHOWN, ending);
  const type = (isDownload ? DOWNLOADED[ending] : SHOWN[ending]) ?? "application/octet-stream";
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": type,
      "content-disposition": `${isDownload ? "attachment" : "inline"}; ${nameOf(name)}`,
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-cache",
    },
  });
}

/** Plain for old readers, whole for the others. (RFC 6266, RFC 8187) */
function nameOf(name: string): string {
  const plain = name.replace(/[^\w .()+-]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
