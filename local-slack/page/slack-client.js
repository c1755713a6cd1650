/** Speaks to the local Slack as one person: with the ordinary Web API, and with the control API for clicks. */
export function createClient(handle) {
  const token = `xoxp-${handle}`;

  const call = async (method, args = {}) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(`/api/${method}`, { method: "POST", headers, body: JSON.stringify(args) });
    const answer = await response.json();
    if (!answer.ok) throw new Error(answer.message ?? answer.error);
    return answer;
  };

  const control = async (name, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`/control/${name}`, {
      method: "POST",
      headers,
      body: JSON.stringify({ user: handle, ...body }),
    });
    return response.json();
  };

  const look = async (name, query = {}) => {
    const response = await fetch(`/control/${name}?${new URLSearchParams({ user: handle, ...query })}`);
    const answer = await response.json();
    if (!answer.ok) throw new Error(answer.message ?? answer.error);
    return answer;
  };

  /** All pages of a list method, in one. */
  const all = async (method, field, args = {}) => {
    const items = [];
    let cursor;
    do {
      const page = await call(method, { ...args, limit: 200, ...(cursor ? { cursor } : {}) });
      items.push(...page[field]);
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return items;
  };

  const upload = async (file, share) => {
    const place = await call("files.getUploadURLExternal", { filename: file.name, length: file.size });
    const sent = await fetch(new URL(place.upload_url).pathname, { method: "POST", body: file });
    if (!sent.ok) throw new Error(`${file.name} could not be uploaded: ${await sent.text()}`);
    await call("files.completeUploadExternal", { files: [{ id: place.file_id, title: file.name }], ...share });
  };

  /** A file's bytes as an address for `img` and `a`. */
  const fileAddress = async (file) => {
    const response = await fetch(new URL(file.url_private).pathname, { headers: { authorization: `Bearer ${token}` } });
    return URL.createObjectURL(await response.blob());
  };

  return { handle, call, control, look, all, upload, fileAddress };
}
