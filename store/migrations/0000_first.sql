CREATE TABLE `app_posts` (
	`key` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`instance_id` text NOT NULL,
	`delivery_id` text,
	`channel` text NOT NULL,
	`text` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `app_posts_instance` ON `app_posts` (`instance_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `app_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`slack_team_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`thread_ts` text NOT NULL,
	`message_ts` text NOT NULL,
	`requester_id` text NOT NULL,
	`text` text NOT NULL,
	`inputs` text NOT NULL,
	`status` text NOT NULL,
	`stage` text NOT NULL,
	`app_id` text,
	`plan` text,
	`remarks` text NOT NULL,
	`stop_requested_by` text,
	`outcome` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_requests_message` ON `app_requests` (`slack_team_id`,`channel_id`,`message_ts`);--> statement-breakpoint
CREATE INDEX `app_requests_thread` ON `app_requests` (`channel_id`,`thread_ts`);--> statement-breakpoint
CREATE INDEX `app_requests_status` ON `app_requests` (`status`);--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`round` integer NOT NULL,
	`subject_hash` text NOT NULL,
	`release_id` text,
	`person_id` text,
	`group_handle` text,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`words` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_round` ON `approvals` (`request_id`,`kind`,`round`);--> statement-breakpoint
CREATE TABLE `apps` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`status` text NOT NULL,
	`owner_id` text NOT NULL,
	`slack_team_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`thread_ts` text NOT NULL,
	`access` text NOT NULL,
	`live_deployment_id` text,
	`last_release_number` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `apps_name_unique` ON `apps` (`name`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `builds` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`round` integer NOT NULL,
	`attempt` integer NOT NULL,
	`harness` text NOT NULL,
	`model` text,
	`status` text NOT NULL,
	`summary` text,
	`candidate_hash` text,
	`report` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `builds_attempt` ON `builds` (`request_id`,`round`,`attempt`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`instance_id` text,
	`dedupe_key` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`answer` text,
	`answer_to` text,
	`answered_back_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_dedupeKey_unique` ON `deliveries` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `deliveries_app` ON `deliveries` (`app_id`);--> statement-breakpoint
CREATE TABLE `deployments` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`release_id` text NOT NULL,
	`request_id` text NOT NULL,
	`status` text NOT NULL,
	`instance_id` text NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	`live_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deployments_one_live` ON `deployments` (`app_id`) WHERE status = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX `deployments_once` ON `deployments` (`request_id`,`release_id`);--> statement-breakpoint
CREATE TABLE `door_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`app_id` text,
	`request_id` text,
	`instance_id` text,
	`budget_usd` real NOT NULL,
	`spent_usd` real DEFAULT 0 NOT NULL,
	`reserved_usd` real DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	`closed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `envelopes` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`processed_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `instances` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`release_id` text,
	`release_tag` text NOT NULL,
	`kind` text NOT NULL,
	`request_id` text NOT NULL,
	`preview_number` integer,
	`door_session_id` text NOT NULL,
	`bundle_hash` text NOT NULL,
	`image_digest` text NOT NULL,
	`manifest` text NOT NULL,
	`data_folder` text NOT NULL,
	`wanted` integer NOT NULL,
	`expires_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `instances_app` ON `instances` (`app_id`);--> statement-breakpoint
CREATE INDEX `instances_wanted` ON `instances` (`wanted`);--> statement-breakpoint
CREATE TABLE `model_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`door_session_id` text NOT NULL,
	`request_id` text,
	`model` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`cache_read_tokens` integer NOT NULL,
	`cache_write_tokens` integer NOT NULL,
	`cost_usd` real NOT NULL,
	`status` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `model_calls_request` ON `model_calls` (`request_id`);--> statement-breakpoint
CREATE TABLE `outbound_messages` (
	`key` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`thread_ts` text,
	`ts` text,
	`content_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbound_messages_ts` ON `outbound_messages` (`channel_id`,`ts`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`slack_team_id` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`kind` text NOT NULL,
	`is_deactivated` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`number` integer NOT NULL,
	`request_id` text NOT NULL,
	`commit_id` text NOT NULL,
	`bundle_hash` text NOT NULL,
	`manifest` text NOT NULL,
	`image_digest` text NOT NULL,
	`sdk_version` text NOT NULL,
	`hash` text NOT NULL,
	`summary` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_number` ON `releases` (`app_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `releases_hash` ON `releases` (`request_id`,`hash`);--> statement-breakpoint
CREATE TABLE `sign_in_links` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`return_to` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `triggers` (
	`id` text PRIMARY KEY NOT NULL,
	`app_id` text NOT NULL,
	`release_id` text NOT NULL,
	`run` text NOT NULL,
	`spec` text NOT NULL,
	`time_zone` text NOT NULL,
	`word` text,
	`next_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `triggers_word_unique` ON `triggers` (`word`);--> statement-breakpoint
CREATE INDEX `triggers_due` ON `triggers` (`next_at`);--> statement-breakpoint
CREATE INDEX `triggers_app` ON `triggers` (`app_id`);--> statement-breakpoint
CREATE TABLE `usage` (
	`app_id` text NOT NULL,
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`app_id`, `day`, `person_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `web_sessions` (
	`secret_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`host` text NOT NULL,
	`kind` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
