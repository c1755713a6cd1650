CREATE TABLE `app_metrics` (
	`app_id` text NOT NULL,
	`day` text NOT NULL,
	`name` text NOT NULL,
	`sum` real NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`app_id`, `day`, `name`)
);
--> statement-breakpoint
CREATE TABLE `app_secrets` (
	`app_id` text NOT NULL,
	`name` text NOT NULL,
	`key_id` text NOT NULL,
	`nonce` text NOT NULL,
	`sealed` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	PRIMARY KEY(`app_id`, `name`)
);
