-- States, holds and kinds of orders have the names that the API and the documentation use. Each statement can be repeated.
update publication set state = 'PENDING' where state = 'WAITING';
update publication set state = 'INVALID' where state = 'HELD_BACK';
update publication set state = 'SUBMITTED' where state = 'HANDED_OVER';
update publication set state = 'IN_DOUBT' where state = 'UNKNOWN';
update publication set state = 'FAILED' where state = 'SET_ASIDE';
update publication set state = 'REMOVED_BY_BOARD' where state = 'TAKEN_DOWN';
update submission set state = 'IN_DOUBT' where state = 'UNKNOWN';
update submission_order set aim = 'PUBLISH' where aim = 'ADVERTISE';
update channel set hold = 'ACCOUNT_REFUSED' where hold = 'ACCOUNT';
update channel set hold = 'QUIET_HOURS' where hold = 'QUIET';
update channel set hold = 'RATE_LIMIT' where hold = 'RATE';
delete from scheduled_tasks where task_name in ('overlooked', 'mend', 'news', 'forget');
update finding set code = replace(code, 'ba.way.', 'ba.connection.') where code like 'ba.way.%';
update timeline set step = 'requested' where step = 'wished';
update timeline set step = 'repaired' where step = 'mended';
