-- Attempts to pay, what ECPay told of them, refunds, earnings, and the books of all that. Nothing here is paid out by ECPay yet,
-- so everything that was paid still stands in what it owes.

-- How the attempt that counts ended, and of every seventh paid order one that failed before it.
create temp table try as
select *, row_number() over (order by at, n) as nth from (
  select n, order_no, request_id, placed_at as at, price, token,
    case when paid and price > 6000 or pg_temp.pick(n, 20, 10) < 7 then 'credit_card'
      when pg_temp.pick(n, 20, 10) < 9 then 'atm' else 'webatm' end as method,
    case story when 'REFUNDED' then 'refunded' when 'CANCELLED' then 'expired'
      when 'AWAITING_PAYMENT' then case when placed_at < now() - interval '3 days' then 'expired' else 'created' end
      else 'paid' end as status,
    case when paid then paid_at end as paid_at
  from pg_temp.deal
  union all
  select n, order_no, gen_random_uuid()::text, placed_at - interval '3 seconds', price, token, 'credit_card', 'failed', null
  from pg_temp.deal where paid and pg_temp.pick(n, 21, 7) = 0) tries;

insert into payment_attempt (reference, request_id, method, amount, merchant_id, merchant_trade_no, result_token, language,
  created_at, status, ecpay_trade_no, paid_at, gwsr, card_kind, refunded, failure_code)
select order_no, request_id, method, price, current_setting('bench.merchant'), 'JA' || lpad(nth::text, 14, '0'), token,
  'TRADITIONAL_CHINESE', at, status, case when paid_at is not null then 'E' || lpad(nth::text, 12, '0') end, paid_at,
  case when paid_at is not null and method = 'credit_card' then nth::text end,
  case when paid_at is not null and method = 'credit_card' then 'ONE_PAYMENT' end,
  case status when 'refunded' then price else 0 end, case status when 'failed' then '10100058' end
from pg_temp.try order by nth;

-- The next question to ECPay is far away: a measurement of pages asks it nothing.
insert into payment_watch (attempt_id, next_query_at)
select id, now() + interval '7 days' from payment_attempt where status = 'created';

create temp table payment as
select t.n, t.nth, t.order_no, t.price, t.paid_at, a.id, a.merchant_trade_no, a.ecpay_trade_no, a.method
from pg_temp.try t join payment_attempt a on a.merchant_trade_no = 'JA' || lpad(t.nth::text, 14, '0')
where t.paid_at is not null;
analyze pg_temp.payment;

insert into payment_inbox (door, merchant_trade_no, fingerprint, received_at, code, verdict, fields)
select 'return', merchant_trade_no, print, paid_at + interval '2 seconds', '1', 'applied',
  jsonb_build_object('MerchantTradeNo', merchant_trade_no, 'TradeNo', ecpay_trade_no, 'TradeAmt', price::text, 'RtnCode', '1',
    'RtnMsg', '交易成功', 'PaymentType', method, 'SimulatePaid', '0', 'CheckMacValue', print)
from pg_temp.payment, lateral (select upper(encode(sha256(convert_to(merchant_trade_no, 'UTF8')), 'hex'))) sealed (print)
order by paid_at, nth;

insert into earning (reference, seller_id, amount, commission, status, earned_at, clears_at)
select order_no, seller_id, price - price / 10, price / 10,
  case when clears_at <= now() then 'available' else 'pending_clearance' end, ended_at, clears_at
from pg_temp.deal, lateral (select ended_at + interval '14 days') clearance (clears_at)
where story = 'COMPLETED'
order by ended_at, n;

-- As the guard of refunds wants it: each begins as requested, and goes on by moves that are declared.
insert into refund (attempt_id, reference, amount, source, reason, requested_by, request_id, requested_at, status, cause, next_at)
select p.id, p.order_no, p.price, 'order', '買家於開始前取消', 'system', 'order:' || p.order_no || ':1', d.ended_at, 'requested', 'grace',
  d.ended_at + interval '1 hour'
from pg_temp.payment p join pg_temp.deal d using (n) where d.story = 'REFUNDED'
order by d.ended_at, n;
update refund set status = 'calling';
update refund set status = 'done', cause = null, next_at = null, way = 'card', closed_at = requested_at + interval '1 hour';

insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account, debit_subject, credit_account, credit_subject, amount)
select * from (
  select 'payment:' || id || ':received', paid_at, paid_at + interval '2 seconds' as recorded_at, 'payment_received',
    'ecpay_receivable', id::text, 'order_escrow', order_no, price from pg_temp.payment
  union all
  select 'order:' || reference || ':earning', earned_at, earned_at, 'earning', 'order_escrow', reference, 'seller_payable',
    seller_id::text, amount from earning
  union all
  select 'order:' || reference || ':commission', earned_at, earned_at, 'commission', 'order_escrow', reference, 'platform_revenue',
    '', commission from earning where commission > 0
  union all
  select 'refund:' || id || ':requested', requested_at, requested_at, 'refund_requested', 'order_escrow', reference,
    'refund_payable', id::text, amount from refund
  union all
  select 'refund:' || id || ':paid', closed_at, closed_at, 'refund_paid_by_ecpay', 'refund_payable', id::text, 'ecpay_receivable',
    attempt_id::text, amount from refund) books
order by recorded_at;
