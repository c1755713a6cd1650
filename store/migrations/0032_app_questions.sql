CREATE TABLE `app_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`app_id` text NOT NULL,
	`asked_id` text NOT NULL,
	`wished_by` text NOT NULL,
	`status` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_questions_one_transfer` ON `app_questions` (`app_id`) WHERE status = 'open' and kind = 'transfer';--> statement-breakpoint
CREATE INDEX `app_questions_open` ON `app_questions` (`expires_at`) WHERE status = 'open';--> statement-breakpoint
ALTER TABLE `notices` ADD `question_id` text;