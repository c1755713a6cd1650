CREATE TABLE `usage_months` (
	`app_id` text NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`people` integer NOT NULL,
	`count` integer NOT NULL,
	`last_day` text NOT NULL,
	PRIMARY KEY(`app_id`, `month`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `usage_months_last` ON `usage_months` (`app_id`,`last_day`);