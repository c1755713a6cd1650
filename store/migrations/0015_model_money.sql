CREATE TABLE `budgets` (
	`account` text PRIMARY KEY NOT NULL,
	`spent_nano_usd` integer DEFAULT 0 NOT NULL,
	`reserved_nano_usd` integer DEFAULT 0 NOT NULL,
	`raised_nano_usd` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `door_sessions` ADD `group_handle` text;--> statement-breakpoint
ALTER TABLE `door_sessions` ADD `last_call_at` integer;--> statement-breakpoint
ALTER TABLE `door_sessions` DROP COLUMN `spent_usd`;--> statement-breakpoint
ALTER TABLE `door_sessions` DROP COLUMN `reserved_usd`;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `state` text DEFAULT 'ended' NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `asked_model` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `role` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `api` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `provider` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `person_id` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `app_id` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `group_handle` text;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `accounts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `reserved_nano_usd` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `attempts` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `model_calls` ADD `refusal` text;--> statement-breakpoint
CREATE INDEX `model_calls_door` ON `model_calls` (`door_session_id`);--> statement-breakpoint
CREATE INDEX `model_calls_under_way` ON `model_calls` (`state`) WHERE state = 'under_way';