ALTER TABLE `apps` ADD `backup_id` text;--> statement-breakpoint
ALTER TABLE `apps` ADD `group_handle` text;