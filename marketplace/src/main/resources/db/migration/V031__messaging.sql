-- What buyer and seller of an order say to each other. Order and accounts are plain names: a message outlives them.

create table message (
  id bigint generated always as identity primary key,
  order_no text not null check (order_no ~ '^[A-Z2-7]{26}$'),
  sender_id bigint not null,
  recipient_id bigint not null check (recipient_id <> sender_id),
  -- Nothing is said where files say it all.
  text text not null check (char_length(text) <= 5000),
  request_id text not null check (request_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  at timestamptz not null,
  -- A form that is sent twice says it once.
  unique (sender_id, request_id)
);

create index message_of_order on message (order_no, id);
-- How much somebody said lately.
create index message_of_sender on message (sender_id, at);

create trigger message_is_append_only
  before update or delete or truncate on message
  for each statement execute function refuse_change();

-- What its reader has not seen yet; a row goes when he has.
create table message_unread (
  account_id bigint not null,
  order_no text not null,
  message_id bigint not null references message (id),
  primary key (account_id, order_no, message_id)
);

-- When its reader saw it.
create table message_seen (
  message_id bigint primary key references message (id),
  at timestamptz not null
);

create trigger message_seen_is_append_only
  before update or delete or truncate on message_seen
  for each statement execute function refuse_change();
