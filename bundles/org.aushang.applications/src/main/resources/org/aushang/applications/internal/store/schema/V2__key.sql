-- By what the key of the contents is known, so that another one is never used in its place.
create table application_key (
  name varchar(10) primary key,
  fingerprint varchar(64) not null
);
