CREATE TABLE `context_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`path` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `context_pages_path_unique` ON `context_pages` (`path`);--> statement-breakpoint
CREATE TABLE `context_state` (
	`source` text PRIMARY KEY NOT NULL,
	`repository` text NOT NULL,
	`commit_id` text,
	`left_out` text DEFAULT '[]' NOT NULL,
	`read_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `context_words` USING fts5(`path`, `title`, `text`, content='context_pages', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');--> statement-breakpoint
CREATE TRIGGER `context_pages_insert` AFTER INSERT ON `context_pages` BEGIN
	INSERT INTO `context_words` (`rowid`, `path`, `title`, `text`) VALUES (new.`id`, new.`path`, new.`title`, new.`text`);
END;--> statement-breakpoint
CREATE TRIGGER `context_pages_delete` AFTER DELETE ON `context_pages` BEGIN
	INSERT INTO `context_words` (`context_words`, `rowid`, `path`, `title`, `text`) VALUES ('delete', old.`id`, old.`path`, old.`title`, old.`text`);
END;--> statement-breakpoint
CREATE TRIGGER `context_pages_update` AFTER UPDATE ON `context_pages` BEGIN
	INSERT INTO `context_words` (`context_words`, `rowid`, `path`, `title`, `text`) VALUES ('delete', old.`id`, old.`path`, old.`title`, old.`text`);
	INSERT INTO `context_words` (`rowid`, `path`, `title`, `text`) VALUES (new.`id`, new.`path`, new.`title`, new.`text`);
END;
