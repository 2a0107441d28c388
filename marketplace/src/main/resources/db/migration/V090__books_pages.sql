-- The pages of the books take as long with a million transfers as with a thousand.

-- The order of the list of transfers, whole: many transfers share their moment.
create index ledger_transfer_by_recording on ledger_transfer (recorded_at, id);
drop index ledger_transfer_recorded_at;

-- What has gone from account to account: the transfers summed up, and no more than that. Each posting adds rows of its own,
-- so that no payment waits for another one; a job puts them together. So few rows need no index.
create table ledger_turnover (
  debit_account text collate "C" not null,
  credit_account text collate "C" not null,
  amount bigint not null check (amount >= 1)
);

-- Nothing is posted meanwhile: the new index keeps posters waiting until all this is there.
insert into ledger_turnover
select debit_account, credit_account, sum(amount) from ledger_transfer group by debit_account, credit_account;

create function add_to_ledger_turnover() returns trigger language plpgsql as $$
begin
  insert into ledger_turnover
  select debit_account, credit_account, sum(amount) from added group by debit_account, credit_account;
  return null;
end
$$;

create trigger ledger_transfers_are_summed_up after insert on ledger_transfer
  referencing new table as added
  for each statement execute function add_to_ledger_turnover();
