CREATE TABLE `read_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`door_session_id` text NOT NULL,
	`request_id` text,
	`person_id` text NOT NULL,
	`app_id` text,
	`call` text NOT NULL,
	`input` text NOT NULL,
	`state` text NOT NULL,
	`refused` text,
	`rows` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`duration_ms` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `read_calls_door` ON `read_calls` (`door_session_id`);