-- The books. A row is a whole transfer: an amount with the side that is debited and the side that is credited, so
-- no unbalanced posting can be written. Only plain checks: many rows are added in one statement.
-- Texts are compared byte by byte: they are words and ids of ours.

create table ledger_transfer (
  -- Named by its cause, so that the same cause is posted once. A length beside the pattern, for a pattern with a bound
  -- such as {1,100} takes twenty times as long.
  id text collate "C" primary key check (id ~ '^[0-9A-Za-z:_-]+$' and length(id) <= 100),
  -- When it happened, as its cause says, and when it was written here; balances go by the second.
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  reason text collate "C" not null,
  debit_account text collate "C" not null,
  debit_subject text collate "C" not null check (debit_subject ~ '^[0-9A-Za-z:_-]*$' and length(debit_subject) <= 64),
  -- The side in one word, such as order_escrow:ABC or cash.
  debit text collate "C" generated always as
    (debit_account || case when debit_subject = '' then '' else ':' || debit_subject end) stored,
  credit_account text collate "C" not null,
  credit_subject text collate "C" not null check (credit_subject ~ '^[0-9A-Za-z:_-]*$' and length(credit_subject) <= 64),
  credit text collate "C" generated always as
    (credit_account || case when credit_subject = '' then '' else ':' || credit_subject end) stored,
  amount bigint not null check (amount >= 1),
  -- What is owed is owed to somebody.
  check (debit_subject <> ''
    or debit_account not in ('order_escrow', 'seller_payable', 'refund_payable', 'surplus')),
  check (credit_subject <> ''
    or credit_account not in ('order_escrow', 'seller_payable', 'refund_payable', 'surplus')),
  -- Which reason connects which accounts, so also which accounts there are; TransferReason says the same.
  constraint ledger_transfer_reason check (case reason
    when 'payment_received' then debit_account = 'ecpay_receivable' and credit_account = 'order_escrow'
    when 'surplus_received' then debit_account = 'ecpay_receivable' and credit_account = 'surplus'
    when 'surplus_revived' then debit_account = 'surplus' and credit_account = 'order_escrow'
    when 'refund_requested' then debit_account = 'order_escrow' and credit_account = 'refund_payable'
    when 'surplus_refund_requested' then debit_account = 'surplus' and credit_account = 'refund_payable'
    when 'refund_withdrawn' then debit_account = 'refund_payable' and credit_account in ('order_escrow', 'surplus')
    when 'refund_paid_by_ecpay' then debit_account = 'refund_payable' and credit_account = 'ecpay_receivable'
    when 'refund_paid_by_transfer' then debit_account = 'refund_payable' and credit_account = 'cash'
    when 'ecpay_paid_out' then debit_account = 'cash' and credit_account = 'ecpay_receivable'
    when 'gateway_fee' then debit_account = 'gateway_fee' and credit_account = 'ecpay_receivable'
    when 'gateway_fee_returned' then debit_account = 'ecpay_receivable' and credit_account = 'gateway_fee'
    when 'rounding' then (debit_account, credit_account) in (
      ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'))
    when 'earning' then debit_account = 'order_escrow' and credit_account = 'seller_payable'
    when 'commission' then debit_account = 'order_escrow' and credit_account = 'platform_revenue'
    -- Any of the moves above, turned round.
    when 'correction' then (credit_account, debit_account) in (
      ('ecpay_receivable', 'order_escrow'), ('ecpay_receivable', 'surplus'), ('surplus', 'order_escrow'),
      ('order_escrow', 'refund_payable'), ('surplus', 'refund_payable'), ('refund_payable', 'order_escrow'),
      ('refund_payable', 'surplus'), ('refund_payable', 'ecpay_receivable'), ('refund_payable', 'cash'),
      ('cash', 'ecpay_receivable'), ('gateway_fee', 'ecpay_receivable'), ('ecpay_receivable', 'gateway_fee'),
      ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'), ('order_escrow', 'seller_payable'),
      ('order_escrow', 'platform_revenue'))
    else false
  end)
);

-- A balance is read from the index alone, at present or at a moment.
create index ledger_transfer_debit on ledger_transfer (debit, recorded_at) include (amount);
create index ledger_transfer_credit on ledger_transfer (credit, recorded_at) include (amount);
create index ledger_transfer_recorded_at on ledger_transfer (recorded_at);

-- Never changed, by nobody: the trigger refuses it to superusers too, the missing grant to the application's own role,
-- which owns the table.
create trigger ledger_transfer_is_append_only
  before update or delete or truncate on ledger_transfer
  for each statement execute function refuse_change();

revoke update, delete, truncate on ledger_transfer from public, current_user;

-- A transfer as its two entries: debits are positive, credits negative, so everything adds up to 0.
create view ledger_entry as
  select id, happened_at, recorded_at, reason, debit as side, debit_account as account, debit_subject as subject,
    credit as contra, amount
  from ledger_transfer
  union all
  select id, happened_at, recorded_at, reason, credit, credit_account, credit_subject, debit, -amount
  from ledger_transfer;

-- What each side has, positive where its account normally grows. Fast for one side, slow for all.
create view ledger_balance as
  select side, account, subject, debits, credits,
    case when account in ('ecpay_receivable', 'cash', 'gateway_fee', 'rounding')
      then debits - credits else credits - debits end as balance,
    changed_at
  from (
    select side, account, subject, coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debits,
      coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credits, max(recorded_at) as changed_at
    from ledger_entry
    group by side, account, subject
  ) sums;
