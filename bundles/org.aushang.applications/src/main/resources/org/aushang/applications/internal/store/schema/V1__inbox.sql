-- The inbox. Whatever is personal is encrypted in application_content; "person" is a keyed hash of an e-mail address.
create table application (
  id varchar(32) primary key,
  state varchar(20) not null,
  since timestamp with time zone not null,
  received_at timestamp with time zone not null,
  channel varchar(100),
  job varchar(255),
  attempts integer not null,
  next_attempt timestamp with time zone,
  host_reference varchar(200) not null,
  reason varchar(200) not null,
  person varchar(64) not null,
  version bigint not null
);
create index application_listed on application (received_at, id);
create index application_state on application (state, received_at, id);
create index application_person on application (person, received_at);
create index application_channel on application (channel, state, received_at, id);
create table application_content (
  application varchar(32) not null references application (id) on delete cascade,
  part integer not null,
  content ${bytes} not null,
  primary key (application, part)
);
-- Of db-scheduler; a table of its own, because the ledger may be in the same database.
create table aushang_inbox_task (
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
create index aushang_inbox_task_execution_time on aushang_inbox_task (execution_time);
create index aushang_inbox_task_last_heartbeat on aushang_inbox_task (last_heartbeat);
