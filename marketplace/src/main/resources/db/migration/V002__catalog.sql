-- Catalogue: categories, listings, their plans.
-- Search needs no extension: a trigram index cannot find two Chinese characters, and in the C locale PostgreSQL takes
-- them for punctuation. So the application writes a folded text and all pairs of neighbouring characters.

create table category (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 40),
  name text not null unique check (char_length(name) between 1 and 40),
  english_name text not null check (char_length(english_name) between 1 and 40),
  search_text text not null
);

create table listing (
  id bigint generated always as identity primary key,
  seller_id bigint not null,
  title text not null check (char_length(title) between 1 and 100),
  description text not null check (char_length(description) between 1 and 5000),
  photo text check (photo ~ '^[0-9a-f]{32}$'),
  rating numeric(2, 1) check (rating between 0 and 5),
  hidden_reason text check (char_length(hidden_reason) between 1 and 500),
  created_at timestamptz not null,
  updated_at timestamptz not null check (updated_at >= created_at),
  search_text text not null,
  search_pairs text[] not null
);

create index listing_newest on listing (created_at desc, id desc);
create index listing_of_seller on listing (seller_id, created_at desc, id desc);
create index listing_search on listing using gin (search_pairs);

create table listing_plan (
  listing_id bigint not null references listing on delete cascade,
  kind text not null check (kind in ('standard', 'premium')),
  title text not null check (char_length(title) between 1 and 60),
  description text not null check (char_length(description) between 1 and 1000),
  price bigint not null check (price between 1 and 1000000),
  delivery_days integer check (delivery_days between 1 and 365),
  primary key (listing_id, kind)
);

create table listing_category (
  listing_id bigint not null references listing on delete cascade,
  category_id bigint not null references category,
  primary key (listing_id, category_id)
);

create index listing_category_reverse on listing_category (category_id, listing_id);
