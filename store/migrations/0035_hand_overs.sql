CREATE TABLE `hand_overs` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_overs_one_open` ON `hand_overs` (`app_id`) WHERE status <> 'ended';--> statement-breakpoint
ALTER TABLE `app_questions` ADD `hand_over_id` text;--> statement-breakpoint
ALTER TABLE `app_questions` ADD `suggested_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `app_questions_one_heir` ON `app_questions` (`app_id`) WHERE status = 'open' and kind = 'heir';--> statement-breakpoint
CREATE UNIQUE INDEX `app_questions_one_for_heir` ON `app_questions` (`asked_id`) WHERE status = 'open' and kind = 'heir';--> statement-breakpoint
CREATE INDEX `app_questions_of_hand_over` ON `app_questions` (`hand_over_id`);