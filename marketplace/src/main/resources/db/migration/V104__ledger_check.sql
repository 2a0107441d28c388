-- The turnover is held against the transfers without reading all of them each time: what those until a moment came to is kept,
-- and only later ones are read.
create table ledger_checked (
  debit_account text collate "C" not null,
  credit_account text collate "C" not null,
  amount bigint not null check (amount >= 1),
  primary key (debit_account, credit_account)
);

-- At most one row: until when transfers are summed up above, and what the last check found.
create table ledger_check (
  one boolean primary key default true check (one),
  until timestamptz not null default '-infinity',
  difference bigint not null default 0 check (difference >= 0),
  checked_at timestamptz not null
);

-- All transfers are read once, here, where nothing limits how long that may take. Of the last hour some may still come.
insert into ledger_check (until, checked_at)
select max(recorded_at), now() from ledger_transfer where recorded_at < now() - interval '1 hour' having count(*) > 0;

insert into ledger_checked
select debit_account, credit_account, sum(amount) from ledger_transfer
where recorded_at <= (select until from ledger_check)
group by debit_account, credit_account;
