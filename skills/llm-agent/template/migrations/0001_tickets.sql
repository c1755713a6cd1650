create table tickets (
  day text not null,
  who text not null,
  ticket text not null,
  urgency text not null,
  summary text not null
);
