-- What sellers have earned, order by order: when it clears, and whether it stands still. The books have the same sums.
create table earning (
  id bigint generated always as identity primary key,
  -- What it was earned with.
  reference text not null unique check (reference ~ '^[A-Z2-7]{26}$'),
  seller_id bigint not null,
  -- Of what was held: the seller's share and the platform's.
  amount bigint not null check (amount >= 0),
  commission bigint not null check (commission >= 0),
  status text not null check (status in ('pending_clearance', 'frozen', 'available', 'clawed_back')),
  -- Counts how often it was booked: a ruling books it anew.
  booking integer not null default 1 check (booking >= 1),
  earned_at timestamptz not null,
  clears_at timestamptz not null,
  frozen_at timestamptz,
  check ((frozen_at is not null) = (status = 'frozen')),
  check (status <> 'clawed_back' or (amount = 0 and commission = 0))
);

create index earning_of_seller on earning (seller_id, id desc);
create index earning_clearing on earning (clears_at) where status = 'pending_clearance';

create table earning_move (
  before text not null,
  after text not null,
  primary key (before, after)
);

insert into earning_move (before, after) values
  ('pending_clearance', 'available'), ('pending_clearance', 'frozen'),
  ('frozen', 'pending_clearance'), ('frozen', 'clawed_back'), ('clawed_back', 'pending_clearance');

create trigger earning_move_is_fixed before insert or update or delete or truncate on earning_move
  for each statement execute function refuse_change();

create function guard_earning() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status
      and not exists (select from earning_move where before = old.status and after = new.status) then
    raise exception 'Earning % has no move from % to %', old.id, old.status, new.status;
  end if;
  if (new.reference, new.seller_id, new.earned_at) is distinct from (old.reference, old.seller_id, old.earned_at) then
    raise exception 'Whose earning % is does not change', old.id;
  end if;
  return new;
end
$$;

create trigger earning_is_guarded before update on earning
  for each row execute function guard_earning();

create trigger earning_is_kept before delete or truncate on earning
  for each statement execute function refuse_change();
