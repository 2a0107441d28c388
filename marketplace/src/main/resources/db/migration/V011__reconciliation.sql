-- The books are compared three ways: our attempts, our ledger, ECPay's statement files.

-- ECPay hands over a day's sum, rounded once, and takes back what it has refunded from what it hands over.
-- TransferReason says the same.
alter table ledger_transfer
  drop constraint ledger_transfer_reason,
  add constraint ledger_transfer_reason check (case reason
    when 'payment_received' then debit_account = 'ecpay_receivable' and credit_account = 'order_escrow'
    when 'surplus_received' then debit_account = 'ecpay_receivable' and credit_account = 'surplus'
    when 'surplus_revived' then debit_account = 'surplus' and credit_account = 'order_escrow'
    when 'refund_requested' then debit_account = 'order_escrow' and credit_account = 'refund_payable'
    when 'surplus_refund_requested' then debit_account = 'surplus' and credit_account = 'refund_payable'
    when 'refund_withdrawn' then debit_account = 'refund_payable' and credit_account in ('order_escrow', 'surplus')
    when 'refund_paid_by_ecpay' then debit_account = 'refund_payable' and credit_account = 'ecpay_receivable'
    when 'refund_paid_by_transfer' then debit_account = 'refund_payable' and credit_account = 'cash'
    when 'ecpay_paid_out' then debit_account = 'cash' and credit_account = 'ecpay_receivable'
    when 'ecpay_took_back' then debit_account = 'ecpay_receivable' and credit_account = 'cash'
    when 'gateway_fee' then debit_account = 'gateway_fee' and credit_account = 'ecpay_receivable'
    when 'gateway_fee_returned' then debit_account = 'ecpay_receivable' and credit_account = 'gateway_fee'
    when 'rounding' then (debit_account, credit_account) in (
      ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'), ('rounding', 'cash'), ('cash', 'rounding'))
    when 'earning' then debit_account = 'order_escrow' and credit_account = 'seller_payable'
    when 'commission' then debit_account = 'order_escrow' and credit_account = 'platform_revenue'
    -- Any of the moves above, turned round.
    when 'correction' then (credit_account, debit_account) in (
      ('ecpay_receivable', 'order_escrow'), ('ecpay_receivable', 'surplus'), ('surplus', 'order_escrow'),
      ('order_escrow', 'refund_payable'), ('surplus', 'refund_payable'), ('refund_payable', 'order_escrow'),
      ('refund_payable', 'surplus'), ('refund_payable', 'ecpay_receivable'), ('refund_payable', 'cash'),
      ('cash', 'ecpay_receivable'), ('ecpay_receivable', 'cash'), ('gateway_fee', 'ecpay_receivable'),
      ('ecpay_receivable', 'gateway_fee'), ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'),
      ('rounding', 'cash'), ('cash', 'rounding'), ('order_escrow', 'seller_payable'),
      ('order_escrow', 'platform_revenue'))
    else false
  end);

-- ECPay drops a fraction of a half or less (help page 4809).
create function round_half_down(value numeric, places integer) returns numeric language sql immutable as $$
  select sign(value) * ceil(abs(value) * 10::numeric ^ places - 0.5) / 10::numeric ^ places
$$;

-- Our side as the comparison sees it, the one place where it looks into the tables of payments and refunds.
create view reconciliation_attempt as
  select id, merchant_trade_no collate "C" as trade_no, merchant_id, method, amount, status, paid_at,
    (paid_at at time zone 'Asia/Taipei')::date as paid_on, paid_at is not null and not simulated as paid, simulated
  from payment_attempt;

-- What was given back by way of ECPay, or by a person at whatever service has the money.
create view reconciliation_refund as
  select attempt_id, amount, way, closed_at, (closed_at at time zone 'Asia/Taipei')::date as closed_on from refund where status = 'done' and way <> 'transfer';
create index refund_done on refund (closed_at) where status = 'done';

-- Which files are asked for, and what came of it.
create table statement_file (
  source text collate "C" not null check (source in (
    'trades_paid', 'trades_paid_out', 'funding_captured', 'funding_paid_out')),
  -- Taiwan's day, as ECPay is asked for it.
  day date not null,
  -- When it is asked for next; null when it is settled.
  due_at timestamptz,
  -- The last complete file: the how manieth it was, when it came and how many rows it had.
  file_no integer not null default 0,
  fetched_at timestamptz,
  rows bigint,
  -- Why the last try brought no file.
  problem text check (char_length(problem) <= 500),
  primary key (source, day),
  check ((file_no > 0) = (fetched_at is not null) and (file_no > 0) = (rows is not null))
);
create index statement_file_day on statement_file (day);
create index statement_file_due on statement_file (due_at) where due_at is not null;

-- Every row that ECPay's files have had, once for each day and content. A row is never changed; which file had it last
-- is noted, because only the rows of a day's last file count.
create table statement_row (
  id bigint generated always as identity primary key,
  source text collate "C" not null,
  day date not null,
  -- SHA-256 of what was read out of it, and the how manieth row of the same content in its file it is.
  content bytea not null,
  occurrence integer not null check (occurrence >= 1),
  trade_no text collate "C" not null,
  ecpay_trade_no text collate "C",
  gwsr text collate "C",
  -- Whole NT$, negative for money that went back; fee and net with their decimals.
  amount bigint not null,
  fee numeric,
  net numeric,
  refunded bigint,
  paid boolean not null,
  status text not null,
  paid_at timestamptz,
  -- Taiwan's days of the trade and of the capture or refund, in funding files.
  traded_on date,
  captured_on date,
  cells jsonb not null,
  first_file integer not null,
  last_file integer not null,
  unique (source, day, content, occurrence)
);
create index statement_row_trade_no on statement_row (trade_no);

create function guard_statement_row() returns trigger language plpgsql as $$
declare
  same statement_row := new;
begin
  same.last_file := old.last_file;
  if same is distinct from old or new.last_file < old.last_file then
    raise exception 'Rows of statement_row are never changed or deleted';
  end if;
  return new;
end
$$;
create trigger statement_row_is_kept before update on statement_row
  for each row execute function guard_statement_row();
create trigger statement_row_is_never_deleted before delete or truncate on statement_row
  for each statement execute function refuse_change();

-- The rows of each day's last file.
create view statement_current as
  select r.* from statement_file f
  join statement_row r on r.source = f.source and r.day = f.day and r.last_file = f.file_no;

-- Where the three sides differ: one row for each kind and subject, however often it is seen.
create table reconciliation_break (
  id bigint generated always as identity primary key,
  kind text not null check (kind in (
    'missing_here', 'missing_there', 'amount', 'fee', 'status', 'date', 'duplicate', 'refund')),
  -- Our trade number; for a trade that is not ours, ECPay's number of it.
  subject text collate "C" not null,
  -- The day whose files may explain it.
  day date not null,
  trade_no text collate "C" not null,
  attempt_id bigint references payment_attempt (id),
  ecpay_trade_no text,
  -- What each side says, as far as it says anything.
  ours text,
  books text,
  ecpay text,
  at_stake numeric not null check (at_stake >= 0),
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  status text not null check (status in ('open', 'closed')),
  closed_by text check (char_length(closed_by) between 1 and 320),
  closed_at timestamptz,
  reason text check (char_length(reason) between 1 and 500),
  unique (kind, subject),
  check (case status
    when 'open' then num_nonnulls(closed_by, closed_at, reason) = 0
    else num_nulls(closed_by, closed_at, reason) = 0 end)
);
create index reconciliation_break_open on reconciliation_break (day) where status = 'open';
create index reconciliation_break_trade_no on reconciliation_break (trade_no);
create trigger reconciliation_break_is_never_deleted before delete or truncate on reconciliation_break
  for each statement execute function refuse_change();

-- What the three sides say of a day's payments, and how much money moved in all, refunds too.
create table reconciliation_day (
  day date primary key,
  compared_at timestamptz not null,
  complete boolean not null,
  ours_count bigint not null,
  ours_sum bigint not null,
  books_sum bigint not null,
  ecpay_count bigint not null,
  ecpay_sum bigint not null,
  moved bigint not null
);

-- How much of it is explained: all but what open breaks put at stake, each subject once.
create view reconciliation_result as
  select d.*, coalesce(b.open, 0) as open, b.oldest,
    least(d.moved, coalesce(b.at_stake, 0)) as unexplained
  from reconciliation_day d
  left join (
    select day, sum(open)::bigint as open, sum(at_stake) as at_stake, min(oldest) as oldest
    from (
      select day, subject, count(*) as open, max(at_stake) as at_stake, min(first_seen) as oldest
      from reconciliation_break where status = 'open' group by day, subject) each
    group by day) b using (day);

-- What ECPay has handed over or taken back for an attempt, and is in the ledger.
create table settlement (
  row_id bigint primary key references statement_row (id),
  attempt_id bigint not null references payment_attempt (id),
  -- ECPay sums a day's fees by these before it rounds them.
  channel text not null check (channel in ('card', 'transfer', 'store', 'wallet')),
  channel_day date not null,
  amount bigint not null check (amount <> 0),
  -- With its decimals, and as it is booked.
  fee_exact numeric not null,
  fee bigint not null,
  paid_out_on date not null,
  booked_at timestamptz not null
);
create index settlement_attempt on settlement (attempt_id);
create index settlement_day on settlement (channel, channel_day);

-- By how much the sum of a day's booked fees was put right, so that it is ECPay's rounded sum.
create table settlement_rounding (
  channel text not null,
  channel_day date not null,
  number integer not null check (number >= 1),
  amount bigint not null check (amount <> 0),
  booked_at timestamptz not null,
  primary key (channel, channel_day, number)
);

create trigger settlement_is_append_only before update or delete or truncate on settlement
  for each statement execute function refuse_change();
create trigger settlement_rounding_is_append_only before update or delete or truncate on settlement_rounding
  for each statement execute function refuse_change();
