import type { DeliveryRow } from "../store/deliveries.ts";

/**
 * Says a command's answer to the person who waits; `begun`: that it is at work. At least once: `delivery.id` and which of
 * the two it is are its key.
 */
export type AnswerBack = (delivery: DeliveryRow, text: string, what?: "answer" | "begun") => Promise<void>;
