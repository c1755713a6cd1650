CREATE TABLE `source_query_texts` (
	`sha256` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
INSERT OR IGNORE INTO `source_query_texts` (`sha256`, `text`) SELECT `sha256`, `text` FROM `source_queries`;--> statement-breakpoint
DROP INDEX `source_queries_app`;--> statement-breakpoint
CREATE INDEX `source_queries_sha256` ON `source_queries` (`sha256`);--> statement-breakpoint
CREATE INDEX `source_queries_app` ON `source_queries` (`app_id`,`at`,`person_id`);--> statement-breakpoint
ALTER TABLE `source_queries` DROP COLUMN `text`;