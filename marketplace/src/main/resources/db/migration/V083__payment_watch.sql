-- The attempts about which ECPay is to be asked again. A table of their own, since each question writes here twice, and
-- an attempt has many indexes and guards that a question is no concern of.
create table payment_watch (
  attempt_id bigint primary key references payment_attempt (id),
  next_query_at timestamptz not null,
  -- When ECPay was last asked, if it was.
  asked_at timestamptz
);
create index payment_watch_due on payment_watch (next_query_at);

insert into payment_watch (attempt_id, next_query_at, asked_at)
select id, next_query_at, asked_at from payment_attempt where next_query_at is not null;

-- Every question is in payment_query; how many there were can be counted there.
alter table payment_attempt drop column next_query_at, drop column queries, drop column asked_at;
