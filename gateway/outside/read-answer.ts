import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { systemCode } from "../../lib/errors.ts";
import { type DoorRefusal, refusal } from "../../sdk/contract/door/door-answer.ts";
import { type HttpAnswer, MAX_HTTP_BYTES } from "../../sdk/contract/door/outside-calls.ts";

const UNPACK = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** An answer as the App gets it, of at most 10 MB: packed, though nobody asked for that, it is unpacked, as `fetch` does. */
export async function readAnswer(
  answer: Dispatcher.ResponseData,
  url: URL,
): Promise<({ ok: true } & HttpAnswer) | DoorRefusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > MAX_HTTP_BYTES) {
      answer.body.destroy();
      return tooLarge(url);
    }
    chunks.push(Buffer.from(chunk));
  }
  const headers = Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
  const { statusCode: status } = answer;
  const packed = Buffer.concat(chunks);
  const coding = headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (packed.length === 0 || !isPacking(coding))
    return { ok: true, status, url: url.href, headers, body: packed.toString("base64") };
  try {
    const bytes = await UNPACK[coding](packed, { maxOutputLength: MAX_HTTP_BYTES });
    // They are of what came over the wire.
    const { "content-encoding": _, "content-length": __, ...others } = headers;
    return { ok: true, status, url: url.href, headers: others, body: bytes.toString("base64") };
  } catch (error) {
    if (systemCode(error) === "ERR_BUFFER_TOO_LARGE") return tooLarge(url);
    return refusal("bad_answer", `What ${url.hostname} answers is not ${coding}, as it says.`, "Tell whoever runs it.");
  }
}

function isPacking(coding: string): coding is keyof typeof UNPACK {
  return Object.hasOwn(UNPACK, coding);
}

function tooLarge({ hostname }: URL): DoorRefusal {
  return refusal("too_large", `${hostname} answers more than 10 MB.`, "Ask it for less at once.");
}
