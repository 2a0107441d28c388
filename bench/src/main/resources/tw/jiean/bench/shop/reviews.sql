-- What buyers and sellers wrote of completed orders, and what the product reckons from it for listings and sellers.

insert into review_case (order_no, listing_id, title, seller_id, buyer_id, completed_at, closes_at, revealed_at)
select order_no, listing_id, title, seller_id, buyer_id, ended_at, closes_at,
  case when closes_at <= now() then case when pg_temp.pick(n, 30, 10) < 4 then ended_at + interval '1 day' else closes_at end end
from pg_temp.deal, lateral (select ended_at + interval '14 days') silence (closes_at)
where story = 'COMPLETED'
order by ended_at, n;

-- Four in ten buyers and their sellers wrote within a day, one in ten buyers wrote alone.
insert into review (order_no, side, stars, text, written_at)
select order_no, side, case when pg_temp.pick(n, 32, 10) < 6 then 5 when pg_temp.pick(n, 32, 10) < 9 then 4 else 3 end,
  case side when 'buyer' then '溝通順暢，成品超出預期，會再合作。' else '需求清楚，付款迅速，很好的買家。' end,
  ended_at + interval '1 hour' * case side when 'buyer' then 20 else 24 end
from pg_temp.deal, (values ('buyer'), ('seller')) sides (side)
where story = 'COMPLETED' and placed_at < now() - interval '18 days'
  and pg_temp.pick(n, 30, 10) < case side when 'buyer' then 5 else 4 end
order by ended_at, n, side;

create temp table opinion as
  select c.listing_id, c.seller_id, r.stars from review_case c join review r on r.order_no = c.order_no and r.side = 'buyer'
  where c.revealed_at is not null;

update listing l set rating = o.mean, review_count = o.reviews
from (select listing_id, round(avg(stars), 1) as mean, count(*) as reviews from pg_temp.opinion group by listing_id) o
where o.listing_id = l.id;

insert into standing (account_id, completed, reviews, rating)
select c.seller_id, c.completed, coalesce(o.reviews, 0), o.mean
from (select seller_id, count(*) as completed from review_case group by seller_id) c
left join (select seller_id, count(*) as reviews, round(avg(stars), 1) as mean from pg_temp.opinion group by seller_id) o
  using (seller_id);
