-- Staff's cases: what was on record when one was opened, sealed, and what became of it. Nothing of it ever changes.

create sequence dispute_id;

create table dispute (
  id bigint primary key,
  order_no text not null check (order_no ~ '^[A-Z2-7]{26}$'),
  title text not null,
  buyer_name text not null,
  seller_name text not null,
  opened_by text not null check (opened_by in ('buyer', 'seller')),
  reason text not null check (char_length(reason) between 1 and 5000),
  held bigint not null check (held >= 0),
  opened_at timestamptz not null,
  pieces integer not null check (pieces >= 1),
  seal bytea not null check (length(seal) = 32)
);

create index dispute_of_order on dispute (order_no);
create index dispute_opened_at on dispute (opened_at);

-- The evidence. Pieces come before their case, which seals them.
create table dispute_piece (
  dispute_id bigint not null references dispute (id) deferrable initially deferred,
  number integer not null check (number >= 1),
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  at timestamptz not null,
  by text not null check (by in ('buyer', 'seller', 'operator', 'system', 'both')),
  text text not null,
  -- Of a file: where it is, and the hash of its bytes.
  file_id text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (dispute_id, number),
  check ((file_id is null) = (sha256 is null))
);

-- SHA-256 over all pieces of a case, in their order; times as seconds, so that no setting matters.
create function dispute_seal(sealed bigint) returns bytea
language sql stable as $$
  select sha256(convert_to(coalesce(jsonb_agg(jsonb_build_array(
    p.number, p.kind, extract(epoch from p.at), p.by, p.text, p.file_id, p.sha256) order by p.number), '[]')::text, 'UTF8'))
  from dispute_piece p where p.dispute_id = sealed
$$;

-- A case is opened with the pieces that it seals, and none comes later.
create function guard_dispute() returns trigger language plpgsql as $$
begin
  if new.seal <> dispute_seal(new.id)
      or new.pieces <> (select count(*) from dispute_piece where dispute_id = new.id) then
    raise exception 'Dispute % does not seal its pieces', new.id;
  end if;
  return new;
end
$$;

create trigger dispute_is_sealed before insert on dispute
  for each row execute function guard_dispute();

create function guard_dispute_piece() returns trigger language plpgsql as $$
begin
  if exists (select from dispute where id = new.dispute_id) then
    raise exception 'Dispute % is sealed', new.dispute_id;
  end if;
  return new;
end
$$;

create trigger dispute_piece_comes_before_the_seal before insert on dispute_piece
  for each row execute function guard_dispute_piece();

-- What an operator wants to rule where it takes two.
create table dispute_proposal (
  id bigint generated always as identity primary key,
  dispute_id bigint not null references dispute (id),
  to_buyer bigint not null check (to_buyer >= 0),
  to_seller bigint not null check (to_seller >= 0),
  reason text not null check (char_length(reason) between 5 and 500),
  by text not null,
  at timestamptz not null,
  request_id text not null unique
);

create index dispute_proposal_of_dispute on dispute_proposal (dispute_id, id);

-- How a case ended. Split: both sums; dismissed and overtaken: none.
create table dispute_end (
  dispute_id bigint primary key references dispute (id),
  how text not null check (how in ('split', 'dismissed', 'overtaken')),
  to_buyer bigint check (to_buyer >= 0),
  to_seller bigint check (to_seller >= 0),
  reason text,
  by text,
  -- Who proposed it, where it took two.
  proposed_by text check (proposed_by <> by),
  at timestamptz not null,
  request_id text unique,
  check ((how = 'split') = (to_buyer is not null) and (to_buyer is null) = (to_seller is null)),
  check ((how = 'overtaken') = (by is null))
);

create trigger dispute_is_append_only before update or delete or truncate on dispute
  for each statement execute function refuse_change();
create trigger dispute_piece_is_append_only before update or delete or truncate on dispute_piece
  for each statement execute function refuse_change();
create trigger dispute_proposal_is_append_only before update or delete or truncate on dispute_proposal
  for each statement execute function refuse_change();
create trigger dispute_end_is_append_only before update or delete or truncate on dispute_end
  for each statement execute function refuse_change();
