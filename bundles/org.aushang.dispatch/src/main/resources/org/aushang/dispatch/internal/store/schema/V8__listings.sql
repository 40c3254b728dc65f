-- A listing begins and ends: when a posting may be sent for the first time, and when it is sent again before its end.
alter table publication add column if not exists starts_at timestamp with time zone;
alter table publication add column if not exists refresh_at timestamp with time zone;
-- What was accepted before is refreshed in time too; the next verdict says whether its end moves.
update publication set refresh_at = shown_until - interval '7' day, next_at = shown_until - interval '7' day
where state = 'ACCEPTED' and shown_until is not null and next_at is null;
