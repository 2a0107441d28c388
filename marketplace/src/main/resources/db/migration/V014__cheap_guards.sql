-- The same guards as before, at a fraction of their price. PostgreSQL reads every check of a table anew for each statement
-- that writes to it, and tests all of them for each row, whichever columns change; a domain's check is kept ready by the
-- session, and tested for the columns that are written. So what is true of one value is said by its type, and only what ties
-- columns together is said by the table. A trigger for each statement instead of each row is a query for a whole batch.

create domain charge_reference as text
  check (value ~ '^[0-9A-Z]+$' and length(value) between 16 and 26);
create domain request_name as text check (length(value) between 1 and 100);
create domain payment_method as text check (value in (
  'credit_card', 'atm', 'webatm', 'cvs', 'barcode', 'applepay', 'twqr', 'bnpl', 'weixin', 'jkopay', 'ipass', 'linepay',
  'googlepay'));
create domain payment_status as text check (value in (
  'created', 'unknown', 'code_issued', 'expired', 'failed', 'needs_review', 'paid', 'refund_pending', 'partially_refunded',
  'refunded'));
-- ECPay's amounts have at most nine digits; this is what its type of number holds.
create domain charged_dollars as bigint check (value between 1 and 2147483647);
create domain merchant_id as text check (value ~ '^[0-9]+$' and length(value) <= 10);
create domain merchant_trade_no as text check (value ~ '^[0-9A-Z]+$' and length(value) <= 20);
create domain ecpay_trade_no as text check (value ~ '^[0-9A-Za-z]+$' and length(value) <= 20);
create domain card_authorisation as text check (value ~ '^[0-9]+$' and length(value) <= 20);
create domain card_kind as text check (value in ('ONE_PAYMENT', 'INSTALMENTS', 'BONUS_POINTS', 'UNION_PAY'));
create domain instalments as text check (value in ('3', '5', '6', '8', '9', '10', '12', '18', '24', '30N'));
create domain result_token as text check (length(value) between 22 and 64);
create domain page_language as text check (value in ('TRADITIONAL_CHINESE', 'ENGLISH'));
create domain minutes_to_pay as integer check (value between 1 and 86400);

-- New ones follow below.
drop trigger payment_terms_are_guarded on payment_attempt;
drop function guard_payment_terms();
drop trigger payment_attempt_is_guarded on payment_attempt;
drop function guard_payment_attempt();

-- A view holds on to the types of its columns.
drop view reconciliation_attempt;

alter table payment_attempt
  drop constraint payment_attempt_reference_check, alter column reference type charge_reference,
  drop constraint payment_attempt_request_id_check, alter column request_id type request_name,
  drop constraint payment_attempt_method_check, alter column method type payment_method,
  drop constraint payment_attempt_amount_check, alter column amount type charged_dollars,
  drop constraint payment_attempt_merchant_id_check, alter column merchant_id type merchant_id,
  drop constraint payment_attempt_merchant_trade_no_check, alter column merchant_trade_no type merchant_trade_no,
  drop constraint payment_attempt_result_token_check, alter column result_token type result_token,
  drop constraint payment_attempt_language_check, alter column language type page_language,
  drop constraint payment_attempt_ecpay_trade_no_check, alter column ecpay_trade_no type ecpay_trade_no,
  drop constraint payment_attempt_gwsr_check, alter column gwsr type card_authorisation,
  drop constraint payment_attempt_card_kind_check, alter column card_kind type card_kind,
  drop constraint payment_attempt_status_check, alter column status type payment_status,
  drop constraint payment_attempt_instalments_check, alter column instalments type instalments,
  drop constraint payment_attempt_minutes_to_pay_check, alter column minutes_to_pay type minutes_to_pay;

create view reconciliation_attempt as
  select id, merchant_trade_no collate "C" as trade_no, merchant_id, method, amount, status, paid_at,
    (paid_at at time zone 'Asia/Taipei')::date as paid_on, paid_at is not null and not simulated as paid, simulated
  from payment_attempt;

-- The unique index on reference and request finds the attempts of a reference as well.
drop index payment_attempt_reference;

-- One guard of all that changes: moves that are declared, facts of a payment that stay, terms that stay.

create function guard_payment_attempts() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select case
      when (n.reference, n.request_id, n.method, n.amount, n.merchant_id, n.merchant_trade_no, n.result_token,
          n.created_at, n.instalments, n.minutes_to_pay)
        is distinct from (o.reference, o.request_id, o.method, o.amount, o.merchant_id, o.merchant_trade_no,
          o.result_token, o.created_at, o.instalments, o.minutes_to_pay)
        then format('What payment %s charges does not change', o.id)
      when n.status <> o.status and not exists (
          select from payment_move where before = o.status and after = n.status)
        then format('Payment %s has no move from %s to %s', o.id, o.status, n.status)
      else format('Payment %s is paid, and that does not change', o.id) end
    into wrong
  from before_it o left join after_it n on n.id = o.id
  where n.id is null
    or (n.reference, n.request_id, n.method, n.amount, n.merchant_id, n.merchant_trade_no, n.result_token,
        n.created_at, n.instalments, n.minutes_to_pay)
      is distinct from (o.reference, o.request_id, o.method, o.amount, o.merchant_id, o.merchant_trade_no,
        o.result_token, o.created_at, o.instalments, o.minutes_to_pay)
    or n.status <> o.status and not exists (
      select from payment_move where before = o.status and after = n.status)
    or o.paid_at is not null and (
      (n.ecpay_trade_no, n.paid_at, n.simulated, n.gwsr, n.card_kind)
        is distinct from (o.ecpay_trade_no, o.paid_at, o.simulated, o.gwsr, o.card_kind)
      or n.refunded < o.refunded or n.surplus and not o.surplus)
  limit 1;
  if found then
    raise exception '%', wrong;
  end if;
  return null;
end
$$;

create trigger payment_attempts_are_guarded after update on payment_attempt
  referencing old table as before_it new table as after_it
  for each statement execute function guard_payment_attempts();

create domain message_fingerprint as text check (value ~ '^[0-9A-F]+$' and length(value) = 64);
create domain payment_door as text check (value in (
  'return', 'payment_info', 'query', 'statement', 'clock', 'operator'));
create domain payment_verdict as text check (value in (
  'applied', 'nothing_new', 'surplus', 'after_paid', 'unknown_trade', 'wrong_merchant', 'wrong_amount', 'wrong_method',
  'simulated_refused', 'wrong_door', 'trade_used'));

-- The alterations rewrite the table, which its guard would not refuse, for it looks at statements.
alter table payment_inbox
  drop constraint payment_notification_check_mac_value_check, alter column fingerprint type message_fingerprint,
  drop constraint payment_inbox_door_check, alter column door type payment_door,
  drop constraint payment_notification_verdict_check, alter column verdict type payment_verdict;

create domain order_number as text check (value ~ '^[A-Z2-7]+$' and length(value) = 26);
create domain person_name as text check (char_length(value) between 1 and 200);
create domain listing_title as text check (char_length(value) between 1 and 200);
create domain plan_kind as text check (value in ('standard', 'premium'));
create domain plan_description as text check (char_length(value) between 1 and 5000);
create domain form_request as text check (value ~ '^[A-Za-z0-9._-]+$' and length(value) <= 64);

alter table orders
  drop constraint orders_order_no_check, alter column order_no type order_number,
  drop constraint orders_token_check, alter column token type order_number,
  drop constraint orders_buyer_name_check, alter column buyer_name type person_name,
  drop constraint orders_seller_name_check, alter column seller_name type person_name,
  drop constraint orders_title_check, alter column title type listing_title,
  drop constraint orders_plan_check, alter column plan type plan_kind,
  drop constraint orders_plan_title_check, alter column plan_title type listing_title,
  drop constraint orders_plan_description_check, alter column plan_description type plan_description,
  drop constraint orders_request_id_check, alter column request_id type form_request,
  -- Room for the order's next version beside it, so that a new status needs no new entries in the indexes.
  set (fillfactor = 80);

-- Which reason connects which accounts: a table that is asked once for a batch, instead of a long check for each row.
create table ledger_move (
  reason text collate "C" not null,
  debit_account text collate "C" not null,
  credit_account text collate "C" not null,
  primary key (reason, debit_account, credit_account)
);

insert into ledger_move (reason, debit_account, credit_account) values
  ('payment_received', 'ecpay_receivable', 'order_escrow'),
  ('surplus_received', 'ecpay_receivable', 'surplus'),
  ('surplus_revived', 'surplus', 'order_escrow'),
  ('refund_requested', 'order_escrow', 'refund_payable'),
  ('surplus_refund_requested', 'surplus', 'refund_payable'),
  ('refund_withdrawn', 'refund_payable', 'order_escrow'),
  ('refund_withdrawn', 'refund_payable', 'surplus'),
  ('refund_paid_by_ecpay', 'refund_payable', 'ecpay_receivable'),
  ('refund_paid_by_transfer', 'refund_payable', 'cash'),
  ('ecpay_paid_out', 'cash', 'ecpay_receivable'),
  ('ecpay_took_back', 'ecpay_receivable', 'cash'),
  ('gateway_fee', 'gateway_fee', 'ecpay_receivable'),
  ('gateway_fee_returned', 'ecpay_receivable', 'gateway_fee'),
  ('rounding', 'rounding', 'ecpay_receivable'),
  ('rounding', 'ecpay_receivable', 'rounding'),
  ('rounding', 'rounding', 'cash'),
  ('rounding', 'cash', 'rounding'),
  ('earning', 'order_escrow', 'seller_payable'),
  ('commission', 'order_escrow', 'platform_revenue');

-- Any of the moves above, turned round.
insert into ledger_move (reason, debit_account, credit_account)
  select distinct 'correction', credit_account, debit_account from ledger_move;

create trigger ledger_move_is_fixed before insert or update or delete or truncate on ledger_move
  for each statement execute function refuse_change();

create function guard_ledger_transfers() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select format('%s does not move money from %s to %s', reason, credit_account, debit_account) into wrong
    from added a
    where not exists (
      select from ledger_move m
      where (m.reason, m.debit_account, m.credit_account) = (a.reason, a.debit_account, a.credit_account))
    limit 1;
  if found then
    raise exception '%', wrong using errcode = 'check_violation';
  end if;
  return null;
end
$$;

alter table ledger_transfer drop constraint ledger_transfer_reason;

create trigger ledger_transfers_are_guarded after insert on ledger_transfer
  referencing new table as added
  for each statement execute function guard_ledger_transfers();
