-- Up to five photos in an order, the first one being the cover; and what members have put aside for later.

alter table listing
  add column photos text[] not null default '{}',
  add column photo_texts text[] not null default '{}';

update listing set photos = array[photo], photo_texts = array[''] where photo is not null;

alter table listing
  drop column photo,
  add check (cardinality(photos) <= 5),
  add check (cardinality(photos) = cardinality(photo_texts)),
  add check (array_to_string(photos, '') ~ '^([0-9a-f]{32})*$');

create table favourite (
  account_id bigint not null,
  listing_id bigint not null references listing on delete cascade,
  at timestamptz not null,
  primary key (account_id, listing_id)
);

create index favourite_of_listing on favourite (listing_id);
