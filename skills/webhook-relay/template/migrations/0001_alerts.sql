create table alerts (
  id text primary key,
  at text not null
);
