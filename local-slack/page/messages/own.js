import { confirmed } from "../dialogs/confirm.js";
import { announce } from "../frame/announce.js";
import { toast } from "../frame/toast.js";

/** Whether this person wrote it, so that they may change it or take it away. */
export function isOwn(room, message) {
  const isSaid = message.subtype !== "tombstone" && message.subtype !== "channel_join";
  return isSaid && message.user === room.me.user_id && message.bot_id === undefined && !message.is_ephemeral;
}

/** Takes a message away for everybody, once the person said yes. */
export async function deleteOwn(room, { channel, ts }) {
  const question = {
    title: { text: "Delete this message?" },
    text: { text: "It is gone for everybody in this conversation." },
    confirm: { text: "Delete" },
    style: "danger",
  };
  if (!(await confirmed(question, room.surface().names))) return;
  try {
    await room.client.call("chat.delete", { channel, ts });
    announce("Deleted.");
  } catch (error) {
    toast(`That was not deleted. ${error.message}`);
  }
}
