-- One payment at ECPay pays one attempt, and an operator finds attempts by ECPay's number, paid or not: one index does both,
-- for every payment is written to each. Attempts that are not paid may be told the same number; each stands by its own id.
drop index payment_attempt_of_ecpay;
drop index payment_attempt_ecpay_trade_no;
create unique index payment_attempt_ecpay_trade_no
  on payment_attempt (ecpay_trade_no, (case when paid_at is null then id else 0 end))
  where ecpay_trade_no is not null;
