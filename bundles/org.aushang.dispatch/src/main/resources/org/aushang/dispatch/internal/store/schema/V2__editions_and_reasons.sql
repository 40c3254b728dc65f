-- For boards that fetch: which edition of a channel is current, and in which of them a publication last changed there.
alter table channel add column if not exists edition bigint default 0 not null;
alter table channel add column if not exists edition_since timestamp with time zone;
alter table publication add column if not exists edition bigint default 0 not null;
alter table publication add column if not exists edition_since timestamp with time zone;
alter table publication add column if not exists online_since timestamp with time zone;
create index if not exists publication_online on publication (channel, on_board, id);
create index if not exists submission_order_publication on submission_order (publication);

-- The order in which what waits is read, whole.
create index if not exists publication_waiting on publication (channel, state, next_at, id);
drop index if exists publication_due;

-- For boards that want to know why: the code of one of their reasons, empty for the usual one.
alter table publication add column if not exists reason varchar(100) default '' not null;
