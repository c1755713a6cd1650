CREATE TABLE `source_queries` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`instance_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`person_id` text,
	`delivery_id` text,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`outcome` text NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`duration_ms` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `source_queries_app` ON `source_queries` (`app_id`,`at`);--> statement-breakpoint
CREATE INDEX `source_queries_at` ON `source_queries` (`at`);