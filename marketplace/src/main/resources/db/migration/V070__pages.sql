-- Pages take as long with a million orders as with a thousand: whatever they show is found by an index.

-- The story of an order. The unique constraint that found it by the way went when states could be reached again.
create index order_history_of_order on order_history (order_id, id);

-- The orders in which the operators' desk may be sorted, and from where on it shows the last days. None of these columns ever
-- changes once it is set, so moving an order or a payment on writes nothing to these indexes but the time of its payment.
create index orders_by_creation on orders (created_at, order_no);
create index orders_by_price on orders (price, order_no);
create index orders_of_listing on orders (listing_id, created_at);
create index payment_attempt_by_creation on payment_attempt (created_at, id);
create index payment_attempt_by_payment on payment_attempt (paid_at, id);
create index listing_by_creation on listing (created_at, id);
create index listing_plan_by_price on listing_plan (price, listing_id) where kind = 'standard';
create index account_by_creation on account (created_at, id);

-- What an operator has in his hand when he looks for a payment: ECPay's own number, whatever became of it.
create index payment_attempt_of_ecpay on payment_attempt (ecpay_trade_no) where ecpay_trade_no is not null;
create index payment_inbox_of_trade on payment_inbox (merchant_trade_no);
-- Never changed and always later than the ones before: a few bytes for many pages of it are enough to find the last days.
create index payment_inbox_by_time on payment_inbox using brin (received_at);
