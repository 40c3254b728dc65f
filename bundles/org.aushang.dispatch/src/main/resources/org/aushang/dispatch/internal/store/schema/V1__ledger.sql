-- The ledger. Plain SQL that H2 and PostgreSQL both speak; times in UTC.

create table if not exists channel (
  id varchar(100) not null primary key,
  board varchar(100) not null,
  described_at timestamp with time zone not null
);

-- One posting on one channel. wanted/digest: what should be; on_board/board_digest: what is.
create table if not exists publication (
  id varchar(18) not null primary key,
  channel varchar(100) not null,
  job varchar(200) not null,
  generation integer not null,
  latest boolean not null,
  wanted boolean not null,
  payload text not null,
  digest varchar(80) not null,
  title varchar(1000) not null,
  place varchar(500) not null,
  state varchar(20) not null,
  since timestamp with time zone not null,
  next_at timestamp with time zone,
  on_board varchar(10) not null,
  board_digest varchar(80),
  refused_digest varchar(80),
  submission varchar(40),
  constraint publication_generation unique (channel, job, generation)
);
create index if not exists publication_due on publication (channel, state, next_at);
create index if not exists publication_submission on publication (submission);

create table if not exists finding (
  publication varchar(18) not null references publication (id),
  position integer not null,
  code varchar(100) not null,
  severity varchar(20) not null,
  actor varchar(20) not null,
  remedy varchar(30) not null,
  target varchar(300) not null,
  message_key varchar(100) not null,
  arguments text not null,
  message_de text not null,
  message_en text not null,
  next_de text not null,
  next_en text not null,
  raw text not null,
  primary key (publication, position)
);

-- The orders that are handed over together; the id stays the same on every attempt.
create table if not exists submission (
  id varchar(40) not null primary key,
  channel varchar(100) not null,
  state varchar(20) not null,
  attempts integer not null,
  send_time timestamp,
  started_at timestamp with time zone,
  receipt varchar(500),
  handed_over_at timestamp with time zone,
  looks integer not null,
  next_at timestamp with time zone not null
);
create index if not exists submission_due on submission (channel, state, next_at);

create table if not exists submission_order (
  submission varchar(40) not null references submission (id),
  position integer not null,
  publication varchar(18) not null,
  aim varchar(20) not null,
  payload text not null,
  digest varchar(80) not null,
  decided boolean not null,
  primary key (submission, position)
);

-- Who may speak only once a second: the last send time, by the board's clock and by ours.
create table if not exists exclusive_key (
  name varchar(200) not null primary key,
  last_send_time timestamp not null,
  last_at timestamp with time zone not null
);

create table if not exists timeline (
  publication varchar(18) not null references publication (id),
  position integer not null,
  at timestamp with time zone not null,
  step varchar(40) not null,
  detail varchar(1000) not null,
  primary key (publication, position)
);

-- What left us and what the board said, byte for byte, in parts of at most 500,000 bytes.
create table if not exists artefact (
  submission varchar(40) not null,
  name varchar(200) not null,
  sha256 varchar(64) not null,
  kept_at timestamp with time zone not null,
  primary key (submission, name, sha256)
);
create table if not exists artefact_part (
  submission varchar(40) not null,
  name varchar(200) not null,
  sha256 varchar(64) not null,
  position integer not null,
  content bytea not null,
  primary key (submission, name, sha256, position)
);

-- As db-scheduler wants it.
create table if not exists scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index if not exists scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index if not exists scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
