ALTER TABLE `deliveries` ADD `replay_of` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `depth` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `is_from_outside` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `deliveries_created` ON `deliveries` (`created_at`);--> statement-breakpoint
CREATE INDEX `triggers_slack` ON `triggers` (`app_id`) WHERE spec ->> '$.slack' is not null;--> statement-breakpoint
CREATE INDEX `triggers_event` ON `triggers` (`app_id`) WHERE spec ->> '$.event' is not null;