ALTER TABLE `app_requests` ADD `apart` text;--> statement-breakpoint
ALTER TABLE `app_requests` ADD `is_change` integer DEFAULT false NOT NULL;