-- What a person decided about a channel, and what makes it stand still: PAUSED by a person, MASS_CHANGE until a question is
-- answered, QUIET and RATE until a time.
alter table channel add column if not exists paused_at timestamp with time zone;
alter table channel add column if not exists removal varchar(10) default '' not null;
alter table channel add column if not exists hold varchar(20) default '' not null;
alter table channel add column if not exists hold_since timestamp with time zone;
alter table channel add column if not exists hold_until timestamp with time zone;
insert into channel (id, board, described_at)
  select distinct channel, '', current_timestamp from publication where channel not in (select id from channel);

-- The change that a person let pass: a digest, or the word withdrawal.
alter table publication add column if not exists confirmed varchar(80);
create index if not exists publication_changing on publication (channel, state, on_board);

-- So that a node that was taken for dead cannot write over what another one went on with.
alter table submission add column if not exists version bigint default 0 not null;
create index if not exists submission_sent on submission (channel, started_at);
create index if not exists submission_age on submission (state, started_at);

alter table timeline add column if not exists submission varchar(40);
create index if not exists timeline_age on timeline (at);
create index if not exists artefact_age on artefact (kept_at);
