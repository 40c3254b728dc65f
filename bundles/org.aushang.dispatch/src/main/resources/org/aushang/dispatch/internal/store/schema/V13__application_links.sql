-- Where candidates are sent: the tokens in links and addresses, and what was last said about the way.
create table if not exists application_link (
  token varchar(11) primary key,
  channel varchar(100) not null,
  job varchar(255) not null
);
create unique index if not exists application_link_job on application_link (channel, job);
create table if not exists application_route (
  name varchar(10) primary key,
  active boolean not null,
  link varchar(1000),
  address varchar(500)
);
