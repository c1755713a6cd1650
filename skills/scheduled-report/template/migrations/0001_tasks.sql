create table tasks (
  day text not null,
  what text not null,
  done text
);
