import { maskPasted } from "../../lib/secrets.ts";
import type { AskInput } from "../../store/schema.ts";
import type { SlackAttachment, SlackFile, SlackMessage } from "../payloads.ts";
import type { Download } from "./downloads.ts";

const MAX_IMAGE_BYTES = 4 * 1024 * 1024;
const MAX_TEXT_BYTES = 200_000;
const MAX_FILES = 10;
const IMAGES: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};
const TEXTS: Record<string, { kind: "table" | "text"; mediaType: string }> = {
  csv: { kind: "table", mediaType: "text/csv" },
  tsv: { kind: "table", mediaType: "text/tab-separated-values" },
  txt: { kind: "text", mediaType: "text/plain" },
  md: { kind: "text", mediaType: "text/markdown" },
  json: { kind: "text", mediaType: "application/json" },
};

type Masked = (kind: string, fileName: string) => void;

/**
 * Files, links and forwarded messages of an ask. What cannot be read is there all the same and says why. `masked` is told
 * of each credential in a file, which is not in what comes back: its kind, and the file's name.
 */
export async function readAskInputs(
  message: SlackMessage,
  links: string[],
  download: Download,
  masked: Masked = () => undefined,
): Promise<AskInput[]> {
  const forwarded = (message.attachments ?? []).filter(isForwarded);
  const files = [...(message.files ?? []), ...forwarded.flatMap((attachment) => attachment.files ?? [])];
  const [read, refused] = [files.slice(0, MAX_FILES), files.slice(MAX_FILES)];
  return [
    ...(await Promise.all(read.map((file) => readFile(file, download, masked)))),
    ...refused.map((file) => unread(file, `only the first ${MAX_FILES} files are read`)),
    ...forwarded.map(forwardedInput),
    ...links.map(
      (link): AskInput => ({ kind: "link", name: link, unread: "links are kept but not opened: paste what matters" }),
    ),
  ];
}

async function readFile(file: SlackFile, download: Download, masked: Masked): Promise<AskInput> {
  if (file.mode === "tombstone" || file.mode === "hidden_by_limit")
    return unread(file, "it is deleted or hidden in Slack");
  if (file.file_access === "check_file_info") return unread(file, "it belongs to another company");
  const url = file.url_private_download ?? file.url_private;
  if (!url) return unread(file, "Slack gives no address for it");
  const ending = endingOf(file);
  const image = IMAGES[ending];
  if (image !== undefined) return readImage(file, image, await download(url, MAX_IMAGE_BYTES));
  const text = TEXTS[ending];
  if (text !== undefined) return readText(file, text, await download(url, MAX_TEXT_BYTES), masked);
  return unread(
    file,
    `files of this kind (${ending || "unknown"}) are not read: send a picture, CSV, text, Markdown or JSON`,
  );
}

type Downloaded = Awaited<ReturnType<Download>>;

function readImage(file: SlackFile, mediaType: string, downloaded: Downloaded): AskInput {
  if ("unread" in downloaded) return unread(file, downloaded.unread);
  if (!downloaded.isWhole) return unread(file, "the picture is larger than 4 MB");
  return { kind: "image", name: nameOf(file), mediaType, content: downloaded.bytes.toString("base64") };
}

function readText(
  file: SlackFile,
  look: { kind: "table" | "text"; mediaType: string },
  downloaded: Downloaded,
  masked: Masked,
): AskInput {
  if ("unread" in downloaded) return unread(file, downloaded.unread);
  const content = new TextDecoder("utf-8").decode(downloaded.bytes, { stream: !downloaded.isWhole });
  if (content.includes("\u0000")) return unread(file, "it is no text");
  const part = downloaded.isWhole ? {} : { unread: "only its first 200 kB are read" };
  const kept = maskPasted(content, (kind) => {
    masked(kind, nameOf(file));
    return "[secret]";
  });
  return { ...look, name: nameOf(file), content: kept, ...part };
}

function forwardedInput(attachment: SlackAttachment): AskInput {
  const author = attachment.author_name ? ` by ${attachment.author_name}` : "";
  const place = attachment.channel_name ? ` in #${attachment.channel_name}` : "";
  const content = attachment.text || attachment.fallback || "";
  const name = `Message${author}${place}`;
  return content === "" ? { kind: "forwarded", name, unread: "it has no text" } : { kind: "forwarded", name, content };
}

function isForwarded(attachment: SlackAttachment): boolean {
  return attachment.is_share === true || attachment.is_msg_unfurl === true || attachment.message_blocks !== undefined;
}

function unread(file: SlackFile, why: string): AskInput {
  const ending = endingOf(file);
  const kind = ending in IMAGES ? "image" : (TEXTS[ending]?.kind ?? "text");
  return { kind, name: nameOf(file), ...(file.mimetype ? { mediaType: file.mimetype } : {}), unread: why };
}

function endingOf(file: SlackFile): string {
  const byName = /\.([a-z0-9]+)$/i.exec(file.name ?? "")?.[1]?.toLowerCase();
  if (byName !== undefined && (byName in IMAGES || byName in TEXTS)) return byName;
  const byType = file.mimetype?.split("/")[1]?.toLowerCase();
  if (byType !== undefined && byType in IMAGES) return byType;
  return file.filetype === "text" || byType === "plain" ? "txt" : (byName ?? file.filetype ?? "");
}

function nameOf(file: SlackFile): string {
  return file.name || file.id;
}
