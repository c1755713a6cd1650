CREATE TABLE `slack_words` (
	`word` text PRIMARY KEY NOT NULL,
	`synced_at` integer NOT NULL
);
