CREATE TABLE `needs` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`slack_team_id` text NOT NULL,
	`concepts` text NOT NULL,
	`unknown` text NOT NULL,
	`title` text NOT NULL,
	`words` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `needs_subjectId_unique` ON `needs` (`subject_id`);--> statement-breakpoint
CREATE INDEX `needs_version` ON `needs` (`version`);--> statement-breakpoint
CREATE VIRTUAL TABLE `needs_concepts` USING fts5(`concepts`, content='needs', content_rowid='number', tokenize='unicode61');--> statement-breakpoint
CREATE VIRTUAL TABLE `needs_unknown` USING fts5(`unknown`, content='needs', content_rowid='number', tokenize='trigram');--> statement-breakpoint
CREATE TRIGGER `needs_indexed` AFTER INSERT ON `needs` BEGIN
  INSERT INTO `needs_concepts` (rowid, `concepts`) VALUES (new.`number`, new.`concepts`);
  INSERT INTO `needs_unknown` (rowid, `unknown`) VALUES (new.`number`, new.`unknown`);
END;--> statement-breakpoint
CREATE TRIGGER `needs_unindexed` AFTER DELETE ON `needs` BEGIN
  INSERT INTO `needs_concepts` (`needs_concepts`, rowid, `concepts`) VALUES ('delete', old.`number`, old.`concepts`);
  INSERT INTO `needs_unknown` (`needs_unknown`, rowid, `unknown`) VALUES ('delete', old.`number`, old.`unknown`);
END;--> statement-breakpoint
CREATE TRIGGER `needs_of_apps` AFTER UPDATE OF `title`, `purpose`, `status`, `live_deployment_id` ON `apps` BEGIN
  DELETE FROM `needs` WHERE `subject_id` = old.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `needs_of_deleted_apps` AFTER DELETE ON `apps` BEGIN
  DELETE FROM `needs` WHERE `subject_id` = old.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `needs_of_requests` AFTER UPDATE OF `text`, `plan`, `status`, `app_id` ON `app_requests` BEGIN
  DELETE FROM `needs` WHERE `subject_id` = old.`id`;
END;--> statement-breakpoint
CREATE TRIGGER `needs_of_deleted_requests` AFTER DELETE ON `app_requests` BEGIN
  DELETE FROM `needs` WHERE `subject_id` = old.`id`;
END;
