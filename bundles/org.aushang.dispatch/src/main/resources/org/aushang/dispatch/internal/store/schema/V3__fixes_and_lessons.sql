-- The change that takes a finding away, as JSON; empty where none is known.
alter table finding add column if not exists fix text default '' not null;

-- What a board let us know in passing, in the words of its connector.
create table if not exists lesson (
  channel varchar(100) not null,
  topic varchar(100) not null,
  fact varchar(500) not null,
  learned_at timestamp with time zone not null,
  primary key (channel, topic, fact)
);
create index if not exists lesson_age on lesson (channel, topic, learned_at);
