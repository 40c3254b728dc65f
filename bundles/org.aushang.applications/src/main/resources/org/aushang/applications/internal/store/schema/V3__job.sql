-- Counts of a page of postings.
create index application_job on application (channel, job, state);
