create table requests (
  number integer primary key,
  who_id text not null,
  who text not null,
  day text not null,
  why text not null,
  state text not null,
  decided_by text
);
