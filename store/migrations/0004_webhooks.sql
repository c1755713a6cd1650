CREATE TABLE `webhooks` (
	`app_id` text NOT NULL,
	`word` text NOT NULL,
	`secret_hash` text,
	`told_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`app_id`, `word`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhooks_secretHash_unique` ON `webhooks` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `webhooks_untold` ON `webhooks` (`created_at`) WHERE told_at is null;