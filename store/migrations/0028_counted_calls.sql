CREATE TABLE `counted_calls` (
	`app_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`call_number` text NOT NULL,
	`counted_at` integer NOT NULL,
	PRIMARY KEY(`app_id`, `delivery_id`, `call_number`)
);
--> statement-breakpoint
CREATE INDEX `counted_calls_at` ON `counted_calls` (`counted_at`);