-- Attempts expire, and their money goes back; every way in which news of them comes meets one inbox.

alter table payment_attempt
  add column gwsr text check (gwsr ~ '^[0-9]{1,20}$'),
  add column card_kind text check (
    card_kind in ('ONE_PAYMENT', 'INSTALMENTS', 'BONUS_POINTS', 'UNION_PAY')),
  add column refunded bigint not null default 0 check (refunded between 0 and amount),
  -- When ECPay is to be asked next, and how often it was; nobody asks about what is decided.
  add column next_query_at timestamptz,
  add column queries integer not null default 0 check (queries >= 0),
  add check ((gwsr is null) = (card_kind is null)),
  drop constraint payment_attempt_status_check,
  drop constraint payment_attempt_check,
  drop constraint payment_attempt_check1,
  add constraint payment_attempt_status_check check (status in (
    'created', 'unknown', 'code_issued', 'expired', 'failed', 'needs_review', 'paid', 'refund_pending',
    'partially_refunded', 'refunded')),
  add constraint payment_attempt_paid_at check ((paid_at is not null)
    = (status in ('paid', 'refund_pending', 'partially_refunded', 'refunded'))),
  add constraint payment_attempt_unpaid check (
    paid_at is not null or not (simulated or surplus or refunded > 0)),
  add constraint payment_attempt_refunded check (case status
    when 'paid' then refunded = 0
    when 'partially_refunded' then refunded between 1 and amount - 1
    when 'refunded' then refunded = amount
    else true end);

drop index payment_attempt_paid;
create unique index payment_attempt_paid on payment_attempt (reference)
  where paid_at is not null and not surplus;

drop index payment_attempt_ecpay_trade_no;
create unique index payment_attempt_ecpay_trade_no on payment_attempt (ecpay_trade_no)
  where paid_at is not null;

-- The job that asks ECPay reads what is due, oldest first.
create index payment_attempt_due on payment_attempt (next_query_at) where next_query_at is not null;

-- The table of moves, as the application has it (PaymentEvent). A move that is not here is refused.
create table payment_move (
  before text not null,
  after text not null,
  primary key (before, after)
);

insert into payment_move (before, after) values
  ('created', 'unknown'), ('created', 'code_issued'), ('created', 'expired'), ('created', 'failed'),
  ('created', 'needs_review'), ('created', 'paid'),
  ('unknown', 'code_issued'), ('unknown', 'expired'), ('unknown', 'failed'),
  ('unknown', 'needs_review'), ('unknown', 'paid'),
  ('code_issued', 'expired'), ('code_issued', 'failed'), ('code_issued', 'needs_review'),
  ('code_issued', 'paid'),
  ('expired', 'failed'), ('expired', 'needs_review'), ('expired', 'paid'),
  ('failed', 'needs_review'), ('failed', 'paid'),
  ('needs_review', 'failed'), ('needs_review', 'paid'),
  ('paid', 'refund_pending'),
  ('refund_pending', 'paid'), ('refund_pending', 'partially_refunded'), ('refund_pending', 'refunded'),
  ('partially_refunded', 'refund_pending');

create trigger payment_move_is_fixed before insert or update or delete or truncate on payment_move
  for each statement execute function refuse_change();

create or replace function guard_payment_attempt() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status
      and not exists (select from payment_move where before = old.status and after = new.status) then
    raise exception 'Payment % has no move from % to %', old.id, old.status, new.status;
  end if;
  if old.paid_at is not null
      and ((new.ecpay_trade_no, new.paid_at, new.simulated, new.gwsr, new.card_kind)
        is distinct from (old.ecpay_trade_no, old.paid_at, old.simulated, old.gwsr, old.card_kind)
        or new.refunded < old.refunded
        or (new.surplus and not old.surplus)) then
    raise exception 'Payment % is paid, and that does not change', old.id;
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

-- What is told of a payment comes by more ways than notifications: it is one inbox.
alter table payment_notification rename to payment_inbox;
alter table payment_inbox rename column check_mac_value to fingerprint;
alter table payment_inbox rename column rtn_code to code;
alter index payment_notification_attempt rename to payment_inbox_attempt;
alter trigger payment_notification_is_append_only on payment_inbox rename to payment_inbox_is_append_only;
alter table payment_inbox
  drop constraint payment_notification_door_check,
  add constraint payment_inbox_door_check check (
    door in ('return', 'payment_info', 'query', 'statement', 'clock'));
