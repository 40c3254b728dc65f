-- Until when a posting may be on no other board, where a board said so.
alter table publication add column if not exists embargo_until timestamp with time zone;
