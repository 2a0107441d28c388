-- One row for each try to have a charge paid at ECPay.
create table payment_attempt (
  id bigint generated always as identity primary key,
  reference text not null check (reference ~ '^[0-9A-Z]{16,26}$'),
  request_id text not null check (length(request_id) between 1 and 100),
  method text not null check (method in (
    'credit_card', 'atm', 'webatm', 'cvs', 'barcode', 'applepay', 'twqr', 'bnpl', 'weixin',
    'jkopay', 'ipass', 'linepay', 'googlepay')),
  amount bigint not null check (amount between 1 and 2147483647),
  merchant_id text not null check (merchant_id ~ '^[0-9]{1,10}$'),
  merchant_trade_no text not null check (merchant_trade_no ~ '^[0-9A-Z]{1,20}$'),
  result_token text not null check (length(result_token) between 22 and 64),
  language text not null check (language in ('TRADITIONAL_CHINESE', 'ENGLISH')),
  created_at timestamptz not null,
  status text not null check (status in (
    'created', 'unknown', 'code_issued', 'failed', 'needs_review', 'paid')),
  ecpay_trade_no text check (ecpay_trade_no ~ '^[0-9A-Za-z]{1,20}$'),
  bank_code text,
  bank_account text,
  store_code text,
  barcode_1 text,
  barcode_2 text,
  barcode_3 text,
  code_expires_at timestamptz,
  paid_at timestamptz,
  simulated boolean not null default false,
  surplus boolean not null default false,
  failure_code text,
  -- The same request gives the same attempt.
  unique (reference, request_id),
  check ((status = 'paid') = (paid_at is not null)),
  check (status = 'paid' or not (simulated or surplus)),
  check ((bank_code is null) = (bank_account is null)),
  check (num_nulls(barcode_1, barcode_2, barcode_3) in (0, 3)),
  check (num_nonnulls(bank_account, store_code, barcode_1) <= 1),
  check ((code_expires_at is null) = (num_nonnulls(bank_account, store_code, barcode_1) = 0))
);

-- Numbers are never used twice, and never differ by letter case alone: the signature cannot see case.
create unique index payment_attempt_trade_no on payment_attempt (upper(merchant_trade_no));

-- A charge is paid by one attempt; what comes on top is surplus.
create unique index payment_attempt_paid on payment_attempt (reference)
  where status = 'paid' and not surplus;

-- One payment at ECPay pays one attempt.
create unique index payment_attempt_ecpay_trade_no on payment_attempt (ecpay_trade_no)
  where status = 'paid';

create index payment_attempt_reference on payment_attempt (reference, id);

-- Every message of ECPay whose signature was right, with what was made of it. Never changed.
create table payment_notification (
  id bigint generated always as identity primary key,
  door text not null check (door in ('return', 'payment_info')),
  merchant_trade_no text not null,
  check_mac_value text not null check (check_mac_value ~ '^[0-9A-F]{64}$'),
  received_at timestamptz not null,
  attempt_id bigint references payment_attempt (id),
  rtn_code text not null,
  verdict text not null check (verdict in (
    'applied', 'nothing_new', 'surplus', 'after_paid', 'unknown_trade', 'wrong_merchant',
    'wrong_amount', 'wrong_method', 'simulated_refused', 'wrong_door', 'trade_used')),
  fields jsonb not null,
  -- A repeat of the same message at the same address is not kept again.
  unique (door, merchant_trade_no, check_mac_value)
);

create index payment_notification_attempt on payment_notification (attempt_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or deleted', tg_table_name;
end
$$;

create trigger payment_notification_is_append_only
  before update or delete or truncate on payment_notification
  for each statement execute function refuse_change();

-- A paid attempt stays paid, and nobody rewrites what was charged.
create function guard_payment_attempt() returns trigger language plpgsql as $$
begin
  if old.status = 'paid' and new is distinct from old then
    raise exception 'Payment % is paid and does not change', old.id;
  end if;
  if (new.reference, new.request_id, new.method, new.amount, new.merchant_id, new.merchant_trade_no,
      new.result_token, new.created_at)
    is distinct from (old.reference, old.request_id, old.method, old.amount, old.merchant_id,
      old.merchant_trade_no, old.result_token, old.created_at) then
    raise exception 'What payment % charges does not change', old.id;
  end if;
  return new;
end
$$;

create trigger payment_attempt_is_guarded
  before update on payment_attempt
  for each row execute function guard_payment_attempt();
