-- Orders: what was agreed, frozen. Accounts and listings are plain ids: an order outlives both.

create table orders (
  id bigint generated always as identity primary key,
  order_no text not null unique check (order_no ~ '^[A-Z2-7]{26}$'),
  token text not null unique check (token ~ '^[A-Z2-7]{26}$'),
  buyer_id bigint not null,
  buyer_name text not null check (char_length(buyer_name) between 1 and 200),
  seller_id bigint not null check (seller_id <> buyer_id),
  seller_name text not null check (char_length(seller_name) between 1 and 200),
  listing_id bigint not null,
  title text not null check (char_length(title) between 1 and 200),
  plan text not null check (plan in ('standard', 'premium')),
  plan_title text not null check (char_length(plan_title) between 1 and 200),
  plan_description text not null check (char_length(plan_description) between 1 and 5000),
  price bigint not null check (price >= 1),
  delivery_days integer check (delivery_days >= 1),
  status text not null check (status in ('AWAITING_PAYMENT', 'AWAITING_REQUIREMENTS', 'CANCELLED')),
  request_id text not null check (request_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  created_at timestamptz not null,
  -- A form that is sent twice makes one order.
  unique (buyer_id, request_id)
);

create index orders_of_buyer on orders (buyer_id, id desc);
create index orders_of_seller on orders (seller_id, id desc);

create table order_history (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders,
  status text not null check (status in ('AWAITING_PAYMENT', 'AWAITING_REQUIREMENTS', 'CANCELLED')),
  at timestamptz not null,
  reason text check (char_length(reason) between 1 and 500),
  -- No state is reached twice yet; a second funding or cancelling is a mistake of ours.
  unique (order_id, status)
);
