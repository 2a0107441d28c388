-- What search filters and sorts by stands in the listing itself, written by the transaction that changes it, so that a
-- page of results is one walk along one index. paused_at: the seller takes no orders for the time being.

drop index listing_search;
drop index listing_newest;
alter table category drop column search_text;

alter table listing
  add column paused_at timestamptz,
  add column visible boolean not null generated always as (hidden_reason is null and paused_at is null) stored,
  add column category_ids bigint[] not null default '{}',
  add column price_from bigint check (price_from between 1 and 1000000),
  add column days_from integer check (days_from between 1 and 365),
  add column review_count integer not null default 0 check (review_count >= 0);

update listing l
   set category_ids = coalesce(
         (select array_agg(c.category_id order by c.category_id) from listing_category c where c.listing_id = l.id), '{}'),
       price_from = (select min(p.price) from listing_plan p where p.listing_id = l.id),
       days_from = (select min(p.delivery_days) from listing_plan p where p.listing_id = l.id),
       -- Single characters are keys too: one character finds a listing without reading them all.
       search_pairs = search_pairs || coalesce(
         (select array_agg(distinct c) from unnest(string_to_array(search_text, null)) c where c <> ' '), '{}');

alter table listing alter column price_from set not null;
alter table listing rename column search_pairs to search_keys;

create index listing_search on listing using gin (category_ids, search_keys);
create index listing_by_newest on listing (id) where visible;
create index listing_by_price on listing (price_from, id) where visible;
create index listing_by_rating on listing (coalesce(rating, 0), id) where visible;
