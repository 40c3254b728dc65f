-- When a generation began: of the first one, the first step of its timeline, without a row of its own. Rows from before have one.
alter table publication add column if not exists begun_at timestamp with time zone;

-- What was said of a channel, by codes, so that nobody hears it twice.
alter table channel add column if not exists told varchar(4000) default '' not null;
