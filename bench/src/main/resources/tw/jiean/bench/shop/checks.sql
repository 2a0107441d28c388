-- What has to be true of the whole; each row says what, and how often it is not.
select 'listings that are not published' as what, abs(pg_temp.wanted('listings') - count(*)) as wrong from listing where visible
union all
select 'orders', abs(pg_temp.wanted('orders') - count(*)) from orders
union all
select 'orders without work', count(*) from orders o where not exists (select from order_work w where w.order_id = o.id)
union all
select 'orders without an attempt', count(*) from orders o where not exists (select from payment_attempt a where a.reference = o.order_no)
union all
select 'orders whose story ends elsewhere', count(*)
  from orders o left join (select distinct on (order_id) order_id, status from order_history order by order_id, id desc) h
    on h.order_id = o.id
  where o.status is distinct from h.status
union all
select 'paid attempts that are not booked', count(*) from payment_attempt a
  where a.paid_at is not null and not exists (select from ledger_transfer t where t.id = 'payment:' || a.id || ':received')
union all
select 'what is held, beside what open orders cost',
  abs((select coalesce(sum(-amount), 0) from ledger_entry where account = 'order_escrow')
    - (select coalesce(sum(price), 0) from orders
        where status in ('AWAITING_REQUIREMENTS', 'IN_PROGRESS', 'DELIVERED', 'IN_REVISION')))
union all
select 'what sellers are owed, beside their earnings',
  abs((select coalesce(sum(-amount), 0) from ledger_entry where account = 'seller_payable')
    - (select coalesce(sum(amount), 0) from earning))
union all
select 'what is owed to buyers', abs(coalesce(sum(amount), 0)) from ledger_entry where account = 'refund_payable'
union all
select 'what ECPay owes, beside what was paid and given back',
  abs((select coalesce(sum(amount), 0) from ledger_entry where account = 'ecpay_receivable')
    - (select coalesce(sum(amount - refunded), 0) from payment_attempt where paid_at is not null))
union all
select 'lowest prices', count(*) from listing l
  where price_from <> (select min(price) from listing_plan p where p.listing_id = l.id)
    or days_from is distinct from (select min(delivery_days) from listing_plan p where p.listing_id = l.id)
union all
select 'categories', count(*) from listing l
  where category_ids <> (select array_agg(category_id order by category_id) from listing_category c where c.listing_id = l.id)
union all
select 'ratings', count(*) from listing l
  left join (select c.listing_id, round(avg(r.stars), 1) as mean, count(*) as reviews
    from review_case c join review r on r.order_no = c.order_no and r.side = 'buyer'
    where c.revealed_at is not null group by c.listing_id) o on o.listing_id = l.id
  where (l.rating, l.review_count) is distinct from (o.mean, coalesce(o.reviews, 0))
