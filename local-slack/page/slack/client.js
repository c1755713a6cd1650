/** Speaks to the local Slack as one person: with the ordinary Web API, and with the control API for clicks. */
export function createClient(handle) {
  const token = `xoxp-${handle}`;
  const addresses = new Map();

  const call = async (method, args = {}) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await reached(`/api/${method}`, { method: "POST", headers, body: JSON.stringify(args) });
    return succeeded(await response.json());
  };

  /** Answers as it is: `{ok, …}`. */
  const control = async (name, body) => {
    const headers = { "content-type": "application/json" };
    const text = JSON.stringify({ user: handle, ...body });
    const response = await reached(`/control/${name}`, { method: "POST", headers, body: text });
    return response.json();
  };

  const look = async (name, query = {}) => {
    const response = await reached(`/control/${name}?${new URLSearchParams({ user: handle, ...query })}`);
    return succeeded(await response.json());
  };

  /** All pages of a list method, in one. */
  const all = async (method, field, args = {}) => {
    const items = [];
    let cursor;
    do {
      const page = await call(method, { ...args, limit: 1000, ...(cursor ? { cursor } : {}) });
      items.push(...page[field]);
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return items;
  };

  /** Sends files and shares them in one message. */
  const upload = async (files, share) => {
    const sent = [];
    for (const file of files) {
      if (file.size === 0) throw new Error(`${file.name} is empty, so there is nothing to send.`);
      const place = await call("files.getUploadURLExternal", { filename: file.name, length: file.size });
      const taken = await reached(new URL(place.upload_url).pathname, { method: "POST", body: file });
      if (!taken.ok) throw new Error(`${file.name} could not be uploaded: ${await taken.text()}`);
      sent.push({ id: place.file_id, title: file.name });
    }
    await call("files.completeUploadExternal", { files: sent, ...share });
  };

  /** A file's bytes as an address for `img` and `a`. */
  const fileAddress = (file) => {
    const path = new URL(file.url_private).pathname;
    const known = addresses.get(path) ?? fetched(path);
    addresses.set(path, known);
    known.catch(() => addresses.delete(path));
    return known;
  };

  const fetched = async (path) => {
    const response = await reached(path, { headers: { authorization: `Bearer ${token}` }, redirect: "manual" });
    if (!response.ok) throw new Error("This file is not there any more.");
    return URL.createObjectURL(await response.blob());
  };

  /** Frees the pictures that were fetched. */
  const forget = async () => {
    for (const address of addresses.values()) address.then(URL.revokeObjectURL, () => undefined);
    addresses.clear();
  };

  return { handle, call, control, look, all, upload, fileAddress, forget };
}

/** What the page begins with: who and what there is. */
export async function lookAround() {
  return succeeded(await (await reached("/control/workspace")).json());
}

async function reached(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Error("The local Slack does not answer. Is Toolroom still running?");
  }
}

function succeeded(answer) {
  if (answer.ok) return answer;
  throw Object.assign(new Error(answer.message ?? words[answer.error] ?? `Slack says: ${answer.error}`), {
    code: answer.error,
  });
}

const words = {
  channel_not_found: "There is no such channel, or you may not see it.",
  not_in_channel: "You are not in this channel.",
  thread_not_found: "This thread is not there any more.",
  msg_too_long: "That is longer than a message may be: 40,000 characters.",
  is_archived: "This channel is archived: nothing can be written in it any more.",
  message_not_found: "This message is not there any more.",
  cant_update_message: "You cannot change this message.",
  cant_delete_message: "You cannot delete this message.",
  edit_window_closed: "Messages cannot be changed any more after so long.",
  already_reacted: "You have put that there already.",
  account_inactive: "This account was deactivated.",
};
