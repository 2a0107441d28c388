-- What buyer and seller think of a finished order. Both stay hidden until both are in or the time is over.

create table review_case (
  order_no text primary key,
  listing_id bigint not null,
  title text not null,
  seller_id bigint not null,
  buyer_id bigint not null,
  completed_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > completed_at),
  -- When what was written became public, or when the time was over without anything.
  revealed_at timestamptz,
  check (seller_id <> buyer_id)
);

create index review_case_due on review_case (closes_at) where revealed_at is null;
create index review_case_of_listing on review_case (listing_id, revealed_at desc) where revealed_at is not null;
create index review_case_of_seller on review_case (seller_id, revealed_at desc) where revealed_at is not null;
create index review_case_of_buyer on review_case (buyer_id, revealed_at desc) where revealed_at is not null;

create table review (
  order_no text not null references review_case,
  -- Who wrote it.
  side text not null check (side in ('buyer', 'seller')),
  stars integer not null check (stars between 1 and 5),
  text text not null check (char_length(text) <= 1000),
  written_at timestamptz not null,
  primary key (order_no, side)
);

-- How a member is known as a seller, kept by the transaction that changes it.
create table standing (
  account_id bigint primary key,
  completed integer not null default 0 check (completed >= 0),
  -- Orders that buyers cancelled because nothing came for too long.
  missed integer not null default 0 check (missed >= 0),
  reviews integer not null default 0 check (reviews >= 0),
  rating numeric(2, 1) check (rating between 1 and 5),
  check ((reviews = 0) = (rating is null))
);
