create table thanks (
  day text not null,
  who text not null,
  text text not null
);
