CREATE TABLE `slack_teams` (
	`slack_team_id` text PRIMARY KEY NOT NULL,
	`served_since` integer NOT NULL
);
