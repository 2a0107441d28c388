-- Orders of the last two years, evenly, in the order of their time. Those of the last 40 days stand anywhere in their life, the
-- older ones are mostly over. A tenth of the listings has a third of the orders, and eight buyers have a hundredth of them.

create temp table brief as
select o.listing_id,
  coalesce(jsonb_agg(jsonb_build_object('text', q.label, 'choices', to_jsonb(q.choices), 'lines', q.kind = 'long_text',
    'mandatory', q.mandatory) order by q.position) filter (where q.position is not null), '[]') as questions,
  coalesce(jsonb_agg(case q.kind when 'choice' then q.choices[1] else '如附件，主色用藍色，月底前需要。' end
    order by q.position) filter (where q.position is not null), '["請參考我們的網站，希望風格一致。"]') as answers
from pg_temp.offer o left join listing_question q on q.listing_id = o.listing_id
group by o.listing_id;
create unique index on pg_temp.brief (listing_id);

create temp table deal as
with drawn as (
  select n, (many - n) * 730.0 / many as age, pg_temp.pick(n, 1, 1000) as roll,
    date_trunc('second', now() - (many - n) * (interval '730 days' / many)) - interval '10 minutes' as placed_at,
    floor(pg_temp.wanted('listings') * power(pg_temp.pick(n, 3, 1000003) / 1000003.0, 2))::bigint as offer_n,
    case when pg_temp.pick(n, 4, 100) = 0 then pg_temp.pick(n, 5, 8) else pg_temp.pick(n, 5, many / 20) end as buyer_n
  from (select pg_temp.wanted('orders') as many) size, generate_series(1, many) n
), told as (
  select drawn.*, case
    when age < 40 then case
      when roll < 120 then 'AWAITING_PAYMENT' when roll < 220 then 'AWAITING_REQUIREMENTS' when roll < 470 then 'IN_PROGRESS'
      when roll < 620 then 'DELIVERED' when roll < 670 then 'IN_REVISION' when roll < 900 then 'COMPLETED'
      when roll < 970 then 'CANCELLED' else 'REFUNDED' end
    else case
      when roll < 820 then 'COMPLETED' when roll < 950 then 'CANCELLED' when roll < 990 then 'REFUNDED'
      else 'AWAITING_PAYMENT' end
    end as story
  from drawn)
select told.n, pg_temp.code() as order_no, pg_temp.code() as token, gen_random_uuid()::text as request_id,
  buyer.id as buyer_id, buyer.display_name as buyer_name, seller.id as seller_id, seller.display_name as seller_name,
  offer.listing_id, offer.title, plan.kind as plan, plan.title as plan_title, plan.description as plan_description, plan.price,
  plan.delivery_days, plan.revisions, story,
  case story when 'REFUNDED' then 'CANCELLED' else story end as status,
  story not in ('AWAITING_PAYMENT', 'CANCELLED') as paid,
  story in ('IN_PROGRESS', 'DELIVERED', 'IN_REVISION', 'COMPLETED') as begun,
  story in ('DELIVERED', 'IN_REVISION', 'COMPLETED') as delivered,
  placed_at,
  -- What is open has happened lately, so that no reminder is due while pages are measured.
  case story when 'AWAITING_REQUIREMENTS' then greatest(placed_at + interval '5 minutes', recent)
    else placed_at + interval '5 minutes' end as paid_at,
  placed_at + interval '8 minutes' as begun_at,
  case when story in ('DELIVERED', 'IN_REVISION') then greatest(placed_at + interval '9 minutes', recent)
    else least(placed_at + interval '2 days', now() - interval '1 minute') end as delivered_at,
  case story when 'COMPLETED' then least(placed_at + interval '3 days', now() - interval '10 seconds')
    when 'IN_REVISION' then greatest(placed_at + interval '9 minutes', recent) + interval '30 seconds'
    else least(placed_at + interval '8 days', now() - interval '10 seconds') end as ended_at,
  now() + interval '2 days' + interval '1 hour' * pg_temp.pick(told.n, 6, 400) as due_at
from told
cross join lateral (select now() - interval '2 minutes' - interval '1 second' * pg_temp.pick(told.n, 7, 3600)) lately (recent)
join pg_temp.buyer on buyer.n = buyer_n
join pg_temp.offer on offer.n = offer_n
join account seller on seller.id = offer.seller_id
join listing_plan plan on plan.listing_id = offer.listing_id
  and plan.kind = case when has_premium and pg_temp.pick(told.n, 8, 3) = 0 then 'premium' else 'standard' end
order by told.n;

alter table pg_temp.deal add column id bigint;

insert into orders (order_no, token, buyer_id, buyer_name, seller_id, seller_name, listing_id, title, plan, plan_title,
  plan_description, price, delivery_days, status, request_id, created_at, changed_at)
select order_no, token, buyer_id, buyer_name, seller_id, seller_name, listing_id, title, plan, plan_title, plan_description,
  price, delivery_days, status, request_id, placed_at,
  case when story in ('COMPLETED', 'CANCELLED', 'REFUNDED', 'IN_REVISION') then ended_at when delivered then delivered_at
    when begun then begun_at when paid then paid_at else placed_at end
from pg_temp.deal order by n;

update pg_temp.deal set id = orders.id from orders where orders.order_no = deal.order_no;
create unique index on pg_temp.deal (n);
analyze pg_temp.deal;

insert into order_work (order_id, rules, questions, answers, revisions, revisions_used, deliveries, started_at, due_at, review_until,
  next_at)
select id, '{"firstReminder":"PT24H","secondReminder":"PT72H","startWithout":"PT168H","giveUp":"PT336H","review":"PT72H",
    "reviewExtension":"PT96H","revision":"PT72H","veryLate":"PT24H","extensionAnswer":"PT96H","cancelAnswer":"PT48H",
    "ruling":"PT336H","clearance":"PT336H","commission":1000}',
  questions, case when begun then answers end, revisions, (story = 'IN_REVISION')::int, delivered::int,
  case when begun then begun_at end, due, until,
  case story when 'AWAITING_PAYMENT' then now() + interval '1 day' when 'AWAITING_REQUIREMENTS' then paid_at + interval '1 day'
    else coalesce(due, until) end
from pg_temp.deal join pg_temp.brief using (listing_id),
  lateral (select
    case story when 'IN_PROGRESS' then case when delivery_days is not null then due_at end
      when 'IN_REVISION' then ended_at + interval '3 days' end,
    case story when 'DELIVERED' then delivered_at + interval '3 days' end) clock (due, until)
order by n;

insert into order_history (order_id, status, at, reason, event, actor, number, until)
select id, step.status, step.at, step.reason, step.event, step.actor, step.number, step.until
from pg_temp.deal, lateral (values
  (true, 'AWAITING_PAYMENT', placed_at, null, null, null, null, null::timestamptz),
  (paid, 'AWAITING_REQUIREMENTS', paid_at, null, null, null, null, null),
  (begun, 'IN_PROGRESS', begun_at, null, 'answered', 'buyer', null,
    case when delivery_days is not null then begun_at + interval '1 day' * delivery_days end),
  (delivered, 'DELIVERED', delivered_at, null, 'delivered', 'seller', 1, delivered_at + interval '3 days'),
  (story = 'IN_REVISION', 'IN_REVISION', ended_at, '標題再大一些，其他都很好。', 'revision_requested', 'buyer', 1,
    ended_at + interval '3 days'),
  (story = 'COMPLETED', 'COMPLETED', ended_at, null, 'completed_by_buyer', 'buyer', null, null),
  (story = 'CANCELLED', 'CANCELLED', ended_at, '逾期未付款。', null, null, null, null),
  (story = 'REFUNDED', 'CANCELLED', ended_at, null, 'cancelled_before_start', 'buyer', null, null))
  step (happened, status, at, reason, event, actor, number, until)
where happened
order by step.at, n;

insert into order_delivery (order_id, number, note, sha256, delivered_at)
select id, 1, note, encode(sha256(convert_to(order_no || E'\n1\n'
    || to_char(delivered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') || 'Z' || E'\n' || note, 'UTF8')), 'hex'), delivered_at
from pg_temp.deal, (values ('完稿如附，若需要調整請告訴我。')) handed (note)
where delivered
order by n;

-- Every third paid order has been talked about.
insert into message (order_no, sender_id, recipient_id, text, request_id, at)
select order_no, case said when 1 then buyer_id else seller_id end, case said when 1 then seller_id else buyer_id end,
  case said when 1 then '您好，請問何時可以開始？' else '已收到，今天就開始，謝謝！' end, order_no || said,
  paid_at + interval '1 minute' * said
from pg_temp.deal, generate_series(1, 2) said
where paid and pg_temp.pick(n, 9, 3) = 0
order by paid_at, said;

insert into message_seen (message_id, at) select id, at + interval '10 minutes' from message order by id;
