CREATE TABLE `heard_messages` (
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`thread_ts` text NOT NULL,
	`outcome` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`channel_id`, `ts`)
);
--> statement-breakpoint
CREATE INDEX `heard_messages_age` ON `heard_messages` (`created_at`);