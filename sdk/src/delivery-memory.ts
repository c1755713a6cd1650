import { DatabaseSync } from "node:sqlite";
import type { DeliveryAnswer } from "../contract/delivery.ts";

/** Answers kept: a repeat of an older delivery runs again. */
const KEPT = 10_000;

export interface DeliveryMemory {
  answerOf(deliveryId: string): DeliveryAnswer | undefined;
  remember(deliveryId: string, answer: DeliveryAnswer): void;
  close(): void;
}

/** Remembers the answers to deliveries in a file of its own beside the app's database. `open` names the file. */
export function createDeliveryMemory(open: () => string): DeliveryMemory {
  let database: DatabaseSync | undefined;
  const connection = () => {
    if (database === undefined) {
      database = new DatabaseSync(open(), { timeout: 5000 });
      database.exec(
        "pragma journal_mode = wal; create table if not exists deliveries (number integer primary key, delivery_id text not null unique, answer text not null)",
      );
    }
    return database;
  };
  return {
    answerOf: (deliveryId) => {
      const row = connection().prepare("select answer from deliveries where delivery_id = ?").get(deliveryId);
      return row === undefined ? undefined : (JSON.parse(String(row.answer)) as DeliveryAnswer);
    },
    remember: (deliveryId, answer) => {
      const { lastInsertRowid } = connection()
        .prepare("insert or ignore into deliveries (delivery_id, answer) values (?, ?)")
        .run(deliveryId, JSON.stringify(answer));
      connection()
        .prepare("delete from deliveries where number <= ?")
        .run(Number(lastInsertRowid) - KEPT);
    },
    close: () => {
      database?.close();
      database = undefined;
    },
  };
}
