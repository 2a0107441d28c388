-- Buyers and sellers, as many as belong to bench.listings and bench.orders. All of them sign in with the operator's
-- password, whose hash stands there already: hashing it anew for each would take hours.

-- A number from 0 to below size that looks random and is the same in every run.
create function pg_temp.pick(n bigint, salt bigint, size bigint) returns bigint language sql immutable as $$
  select (hashint8extended(n, salt) % size + size) % size
$$;

-- 26 of the 32 letters and digits that order numbers are made of, as random as a UUID.
create function pg_temp.code() returns text language sql volatile as $$
  select substr(translate(upper(replace(gen_random_uuid()::text, '-', '')), '0189', 'GHJK'), 1, 26)
$$;

create function pg_temp.wanted(what text) returns bigint language sql stable as $$
  select current_setting('bench.' || what)::bigint
$$;

create function pg_temp.person(n bigint) returns text language sql immutable as $$
  select (array['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', '許', '鄭', '謝', '郭', '洪', '邱', '曾', '廖', '賴', '周'])
      [1 + pg_temp.pick(n, 11, 20)]
    || (array['怡君', '雅婷', '家豪', '志明', '淑芬', '俊傑', '美玲', '冠宇', '佳穎', '宗翰', '詩涵', '承恩', '欣怡', '柏翰', '郁婷'])
      [1 + pg_temp.pick(n, 12, 15)]
$$;

insert into account (email, display_name, bio, role, password, created_at, updated_at, confirmed_at)
select kind || '-' || n || '@example.com', pg_temp.person(n * 2 + (kind = 'buyer')::int),
  case kind when 'seller' then '十年經驗，重視溝通，準時交件。' else '' end, 'MEMBER', operator.password, since, since, since
from (select password from account where role = 'OPERATOR' order by id limit 1) operator,
  (values ('buyer', pg_temp.wanted('orders') / 20), ('seller', pg_temp.wanted('listings') / 10)) people (kind, many),
  generate_series(0, many - 1) n, (select now() - interval '4 years') long_ago (since)
order by n, kind;

create temp table buyer as
  select substr(email, 7, strpos(email, '@') - 7)::bigint as n, id, display_name from account where email like 'buyer-%';
create temp table seller as
  select substr(email, 8, strpos(email, '@') - 8)::bigint as n, id, display_name from account where email like 'seller-%';
create unique index on pg_temp.buyer (n);
create unique index on pg_temp.seller (n);
analyze pg_temp.buyer;
analyze pg_temp.seller;
