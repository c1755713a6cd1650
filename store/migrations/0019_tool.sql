CREATE TABLE `cli_logins` (
	`link_hash` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`code` text NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cli_logins_tokenHash_unique` ON `cli_logins` (`token_hash`);--> statement-breakpoint
ALTER TABLE `app_requests` ADD `handed_in` text;--> statement-breakpoint
ALTER TABLE `door_sessions` ADD `token_hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `door_sessions_tokenHash_unique` ON `door_sessions` (`token_hash`);