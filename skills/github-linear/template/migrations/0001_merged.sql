create table merged (
  repository text not null,
  number integer not null,
  day text not null,
  title text not null,
  author text not null,
  primary key (repository, number)
);
