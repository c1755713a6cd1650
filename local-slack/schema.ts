/** The tables. `record` columns hold the object as JSON; the columns beside it are what queries ask for. */
export const schema = `
create table if not exists meta (name text primary key, value text not null) strict;
create table if not exists people (user_id text primary key, handle text not null unique, record text not null) strict;
create table if not exists conversations (
  channel_id text primary key, kind text not null, name text not null, record text not null,
  last_ts text not null default '0000000000.000000') strict;
create table if not exists members (
  channel_id text not null, user_id text not null, primary key (channel_id, user_id)) strict;
create table if not exists messages (
  channel_id text not null, ts text not null, thread_ts text, in_channel integer not null, record text not null,
  primary key (channel_id, ts)) strict;
create index if not exists messages_by_thread on messages (channel_id, thread_ts, ts);
create table if not exists ephemerals (
  channel_id text not null, ts text not null, user_id text not null, thread_ts text, record text not null,
  primary key (channel_id, ts)) strict;
create table if not exists reactions (
  channel_id text not null, ts text not null, name text not null, user_id text not null,
  added integer primary key autoincrement, unique (channel_id, ts, name, user_id)) strict;
create table if not exists files (
  file_id text primary key, user_id text not null, upload_key text not null unique, record text not null, content blob,
  is_complete integer not null default 0) strict;
create table if not exists file_shares (
  file_id text not null, channel_id text not null, ts text not null, primary key (file_id, channel_id, ts)) strict;
create table if not exists envelopes (
  seq integer primary key autoincrement, envelope_id text not null unique, event_id text not null, payload text not null,
  attempts integer not null default 0, timeouts integer not null default 0, reason text not null default '',
  due_at integer not null, settled_at integer, outcome text) strict;
create index if not exists envelopes_waiting on envelopes (due_at) where settled_at is null;
create table if not exists streams (
  channel_id text not null, ts text not null, thread_ts text not null, record text not null,
  primary key (channel_id, ts)) strict;
create table if not exists agent_sessions (
  channel_id text not null, thread_ts text not null, record text not null, primary key (channel_id, thread_ts)) strict;
create table if not exists thread_statuses (
  channel_id text not null, thread_ts text not null, status text not null, set_at integer not null,
  primary key (channel_id, thread_ts)) strict;
create table if not exists views (
  view_id text primary key, user_id text not null, kind text not null, position integer not null, record text not null) strict;
create table if not exists read_marks (
  user_id text not null, channel_id text not null, thread_ts text not null, last_read text not null,
  primary key (user_id, channel_id, thread_ts)) strict;
create table if not exists traffic (
  seq integer primary key autoincrement, at integer not null, direction text not null, kind text not null,
  name text not null, about text not null, envelope_id text, body text not null, answer text, answered_at integer,
  is_ok integer) strict;
create index if not exists traffic_by_envelope on traffic (envelope_id) where envelope_id is not null;
create table if not exists triggers (
  trigger_id text primary key, user_id text not null, expires_at integer not null, is_used integer not null default 0) strict;
create table if not exists response_urls (
  url_key text primary key, channel_id text not null, user_id text not null, message_ts text,
  is_ephemeral integer not null, uses integer not null default 0, expires_at integer not null) strict;
`;
