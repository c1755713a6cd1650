CREATE TABLE `early_revisions` (
	`channel_id` text NOT NULL,
	`message_ts` text NOT NULL,
	`thread_ts` text NOT NULL,
	`revised_ts` text NOT NULL,
	`person_id` text NOT NULL,
	`ask` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`channel_id`, `message_ts`)
);
--> statement-breakpoint
CREATE INDEX `early_revisions_age` ON `early_revisions` (`created_at`);