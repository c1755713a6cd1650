// The public types of what an app uses of the platform, as they go into the image: this file imports nothing.

/** Names a post of this app. Keep it as it is, in `db` for instance, to change the post later or to say something below it. */
export type PostReference = string;

/** Where something is said: below a post of this app's own, or (without `thread`) at the top of the channel. */
export interface PostPlace {
  thread?: PostReference;
}

export interface Slack {
  /** Posts into a channel that app.yaml declares in `bindings.slack.post`. Gives what `update` and `thread` want. */
  post(channel: string, text: string, where?: PostPlace): Promise<PostReference>;
  /**
   * Tells one person in private, by Slack user id; app.yaml declares it as `bindings.slack.dm: true`. Only people who have
   * used the app can be told.
   */
  dm(userId: string, text: string, where?: PostPlace): Promise<PostReference>;
  /** Puts another text in the place of what this app posted. Nobody is notified of it. */
  update(post: PostReference, text: string): Promise<void>;
  /** Lays a file of at most 8 MB into a channel that app.yaml declares in `bindings.slack.post`. */
  upload(
    channel: string,
    file: { name: string; content: string | Uint8Array; title?: string },
    where?: PostPlace,
  ): Promise<PostReference>;
}
