CREATE TABLE `composed_sources` (
	`hash` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL
);
