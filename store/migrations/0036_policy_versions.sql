CREATE TABLE `policy_versions` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`text` text NOT NULL,
	`file` text NOT NULL,
	`written_by` text NOT NULL,
	`began_at` integer NOT NULL
);
