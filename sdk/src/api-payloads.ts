// The public types of what Slack brings, as they go into the image: builder/box-layer.ts lays the contract's own file in this one's place.
export type * from "../contract/payloads.ts";
