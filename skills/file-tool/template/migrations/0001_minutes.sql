create table minutes (
  number integer primary key,
  day text not null,
  title text not null
);
