-- Each new order and each payment is written into all of these, so what nobody asks by goes.

-- The story of an order is asked for by its order alone, and so it is named.
alter table order_history drop constraint order_history_pkey, add primary key (order_id, id);
drop index order_history_of_order;

-- Nobody looks for the dearest order among all.
drop index orders_by_price;
