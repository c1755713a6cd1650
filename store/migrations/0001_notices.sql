CREATE TABLE `notices` (
	`key` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`text` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`told_at` integer,
	`refused_because` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_open` ON `notices` (`created_at`) WHERE told_at is null and refused_because is null;