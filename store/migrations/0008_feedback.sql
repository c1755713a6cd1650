CREATE TABLE `feedback` (
	`post_key` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`app_id` text NOT NULL,
	`release_id` text NOT NULL,
	`delivery_id` text,
	`channel_id` text NOT NULL,
	`post_ts` text NOT NULL,
	`is_open` integer NOT NULL,
	`words` text,
	`said_ts` text NOT NULL,
	`is_taken_back` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`post_key`, `person_id`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `feedback_release` ON `feedback` (`release_id`);--> statement-breakpoint
CREATE INDEX `feedback_app` ON `feedback` (`app_id`);--> statement-breakpoint
CREATE TABLE `fix_offers` (
	`release_id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`request_id` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fix_offers_request` ON `fix_offers` (`request_id`);--> statement-breakpoint
ALTER TABLE `notices` ADD `fix_of` text;