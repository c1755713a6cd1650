CREATE TABLE `company_skills` (
	`sha256` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`has_template` integer NOT NULL,
	`tar` blob NOT NULL,
	`is_current` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pinned_skills` (
	`request_id` text PRIMARY KEY NOT NULL,
	`skills` text NOT NULL
);
--> statement-breakpoint
-- Of what was read before nobody looked for skills: it is read once more, as no commit is called so. Its pages stay meanwhile.
UPDATE `context_state` SET `commit_id` = '' WHERE `commit_id` IS NOT NULL;
