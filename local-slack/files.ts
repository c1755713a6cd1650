import { isMember } from "./conversations.ts";
import { fileTypeOf } from "./file-types.ts";
import type { Json } from "./json.ts";
import { randomId, randomName } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

export interface StoredFile {
  fileId: string;
  userId: string;
  name: string;
  title: string;
  size: number;
  altText: string;
  /** Seconds since the epoch. */
  createdAt: number;
}

interface Row {
  record: string;
  is_complete: number;
  has_content: number;
}

/** Promises a place for a file: its id and the key of the address to which its bytes are to be sent. */
export function reserveFile(
  workspace: Workspace,
  asked: { userId: string; name: string; size: number; altText: string },
): { fileId: string; uploadKey: string } {
  const fileId = randomId("F");
  const uploadKey = randomName(32);
  const file: StoredFile = { ...asked, fileId, title: asked.name, createdAt: Math.floor(workspace.now() / 1000) };
  const sql = "insert into files (file_id, user_id, upload_key, record) values (?, ?, ?, ?)";
  workspace.db.run(sql, fileId, asked.userId, uploadKey, JSON.stringify(file));
  return { fileId, uploadKey };
}

/** Takes the bytes of a promised file. Answers the file, or undefined where nothing was promised or it came before. */
export function receiveFile(workspace: Workspace, uploadKey: string, bytes: Uint8Array): StoredFile | undefined {
  const sql = "select record, is_complete, content is not null as has_content from files where upload_key = ?";
  const row = workspace.db.get<Row>(sql, uploadKey);
  if (!row || row.has_content) return undefined;
  const file = JSON.parse(row.record) as StoredFile;
  if (file.size !== bytes.length) throw new SlackError("length_mismatch");
  workspace.db.run("update files set content = ? where upload_key = ?", bytes, uploadKey);
  return file;
}

/** Ends an upload: from now on the file exists. */
export function completeFile(
  workspace: Workspace,
  userId: string,
  fileId: string,
  title: string | undefined,
): StoredFile {
  const sql =
    "select record, is_complete, content is not null as has_content from files where file_id = ? and user_id = ?";
  const row = workspace.db.get<Row>(sql, fileId, userId);
  if (!row?.has_content) throw new SlackError("file_not_found");
  const before = JSON.parse(row.record) as StoredFile;
  const file = { ...before, title: title ?? before.title };
  workspace.db.run("update files set record = ?, is_complete = 1 where file_id = ?", JSON.stringify(file), fileId);
  return file;
}

export function findFile(workspace: Workspace, fileId: string): StoredFile | undefined {
  const row = workspace.db.get<Row>("select record from files where file_id = ? and is_complete = 1", fileId);
  return row ? (JSON.parse(row.record) as StoredFile) : undefined;
}

/** A complete file that the caller may see: their own, or one shared in a conversation they are in. */
export function visibleFile(workspace: Workspace, userId: string, fileId: string): StoredFile | undefined {
  const file = findFile(workspace, fileId);
  if (!file) return undefined;
  const isShared = sharesOf(workspace, fileId).some((share) => isMember(workspace, share.channel_id, userId));
  return file.userId === userId || isShared ? file : undefined;
}

export function bytesOf(workspace: Workspace, fileId: string): Uint8Array<ArrayBuffer> {
  const row = workspace.db.get<{ content: Uint8Array }>("select content from files where file_id = ?", fileId);
  return new Uint8Array(row?.content ?? []);
}

/** The file as the Web API and events show it. */
export function slackFile(workspace: Workspace, file: StoredFile): Json {
  const { teamId } = workspace.identity;
  const kind = fileTypeOf(file.name);
  const path = `${teamId}-${file.fileId}`;
  const name = encodeURIComponent(file.name);
  const shares = sharesOf(workspace, file.fileId);
  const url = workspace.url();
  return {
    id: file.fileId,
    created: file.createdAt,
    timestamp: file.createdAt,
    name: file.name,
    title: file.title,
    ...kind,
    user: file.userId,
    user_team: teamId,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${url}/files-pri/${path}/${name}`,
    url_private_download: `${url}/files-pri/${path}/download/${name}`,
    ...(file.altText ? { alt_txt: file.altText } : {}),
    ...(kind.mimetype.startsWith("image/") ? { thumb_360: `${url}/files-pri/${path}/${name}` } : {}),
    media_display_type: "unknown",
    permalink: `${url}/files/${file.userId}/${file.fileId}/${name}`,
    channels: [...new Set(shares.map((share) => share.channel_id))],
    groups: [],
    ims: [],
    shares: {
      public: Object.fromEntries(shares.map((share) => [share.channel_id, [{ ts: share.ts, team_id: teamId }]])),
    },
    has_rich_preview: false,
    file_access: "visible",
  };
}

function sharesOf(workspace: Workspace, fileId: string): { channel_id: string; ts: string }[] {
  return workspace.db.all("select channel_id, ts from file_shares where file_id = ?", fileId);
}
