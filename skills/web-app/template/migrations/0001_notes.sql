create table notes (
  day text not null,
  who text not null,
  text text not null
);
