-- An order's life after payment: requirements, work, delivery, acceptance, and what lies over them.

create domain order_status as text check (value in ('AWAITING_PAYMENT', 'AWAITING_REQUIREMENTS', 'IN_PROGRESS',
  'DELIVERED', 'IN_REVISION', 'COMPLETED', 'REVERSED', 'CANCELLED'));

alter table orders
  -- When we learned of the status, by which clocks are counted. The default is for rows that the application did not write.
  add column changed_at timestamptz not null default now(),
  drop constraint orders_status_check, alter column status type order_status;

update orders o set changed_at = coalesce((select max(at) from order_history h where h.order_id = o.id), created_at);

-- The story tells more than states: what happened, by whom, and the figure or the time that belongs to it.
create domain story_text as text check (char_length(value) between 1 and 5000);
create domain story_word as text check (value ~ '^[a-z_]+$' and length(value) <= 40);
create domain story_sum as bigint check (value >= 0);
create domain order_actor as text check (value in ('buyer', 'seller', 'operator', 'system'));

alter table order_history
  drop constraint order_history_status_check, alter column status type order_status,
  drop constraint order_history_reason_check, alter column reason type story_text,
  -- Null: it reached the status.
  add column event story_word,
  add column actor order_actor,
  add column number integer,
  add column amount story_sum,
  add column until timestamptz,
  add check ((event is null) = (actor is null));

-- The table of moves, as the application has it (OrderStatus). A move that is not here is refused.
create table order_move (
  before text not null,
  after text not null,
  primary key (before, after)
);

insert into order_move (before, after) values
  ('AWAITING_PAYMENT', 'AWAITING_REQUIREMENTS'), ('AWAITING_PAYMENT', 'CANCELLED'),
  ('AWAITING_REQUIREMENTS', 'IN_PROGRESS'), ('AWAITING_REQUIREMENTS', 'COMPLETED'), ('AWAITING_REQUIREMENTS', 'CANCELLED'),
  ('IN_PROGRESS', 'DELIVERED'), ('IN_PROGRESS', 'COMPLETED'), ('IN_PROGRESS', 'CANCELLED'),
  ('IN_REVISION', 'DELIVERED'), ('IN_REVISION', 'COMPLETED'), ('IN_REVISION', 'CANCELLED'),
  ('DELIVERED', 'COMPLETED'), ('DELIVERED', 'IN_REVISION'), ('DELIVERED', 'CANCELLED'),
  ('COMPLETED', 'REVERSED'),
  ('CANCELLED', 'AWAITING_REQUIREMENTS');

create trigger order_move_is_fixed before insert or update or delete or truncate on order_move
  for each statement execute function refuse_change();

-- Rules that an order was placed under, and where it stands in its work. The application writes this row before the
-- one of the order, so that the guard below sees what lies over the status.
create table order_work (
  order_id bigint primary key references orders,
  rules jsonb not null,
  questions jsonb not null,
  answers jsonb,
  revisions integer not null check (revisions >= 0),
  revisions_used integer not null default 0 check (revisions_used between 0 and revisions),
  deliveries integer not null default 0 check (deliveries >= 0),
  reminders integer not null default 0 check (reminders between 0 and 2),
  waiting_since timestamptz,
  started_at timestamptz,
  due_at timestamptz,
  lateness text not null default 'ON_TIME' check (lateness in ('ON_TIME', 'LATE', 'VERY_LATE')),
  review_until timestamptz,
  review_extended boolean not null default false,
  extension_by text check (extension_by in ('buyer', 'seller')),
  extension_days integer check (extension_days between 1 and 365),
  extension_reason text check (char_length(extension_reason) between 1 and 1000),
  extension_due_at timestamptz,
  extension_until timestamptz,
  cancel_by text check (cancel_by in ('buyer', 'seller')),
  -- Null with a wish: all of it.
  cancel_amount bigint check (cancel_amount >= 1),
  cancel_reason text check (char_length(cancel_reason) between 1 and 1000),
  cancel_until timestamptz,
  dispute_by text check (dispute_by in ('buyer', 'seller')),
  dispute_reason text check (char_length(dispute_reason) between 1 and 5000),
  disputed_at timestamptz,
  still_since timestamptz,
  -- When time next makes something of the order.
  next_at timestamptz,
  check (num_nulls(extension_by, extension_days, extension_reason, extension_due_at, extension_until) in (0, 5)),
  check (num_nulls(cancel_by, cancel_reason, cancel_until) in (0, 3)),
  check (cancel_by is not null or cancel_amount is null),
  check (num_nulls(dispute_by, dispute_reason, disputed_at) in (0, 3)),
  -- A dispute takes the place of every wish and stops every clock.
  check (dispute_by is null or (cancel_by is null and extension_by is null and next_at is null and still_since is not null))
);

create index order_work_due on order_work (next_at) where next_at is not null;
create index order_work_disputed on order_work (disputed_at) where disputed_at is not null;

create function guard_order_work() returns trigger language plpgsql as $$
begin
  if (new.rules, new.questions) is distinct from (old.rules, old.questions) then
    raise exception 'The rules of order % do not change', old.order_id;
  end if;
  return new;
end
$$;

create trigger order_work_is_guarded before update of rules, questions on order_work
  for each row execute function guard_order_work();

-- Orders of before have the rules of today.
insert into order_work (order_id, rules, questions, revisions, next_at)
select id, '{"firstReminder":"PT24H","secondReminder":"PT72H","startWithout":"PT168H","giveUp":"PT336H","review":"PT72H",
  "reviewExtension":"PT96H","revision":"PT72H","veryLate":"PT24H","extensionAnswer":"PT96H","cancelAnswer":"PT48H",
  "ruling":"PT336H","clearance":"PT336H","commission":1000}', '[]', 1, case when status <> 'CANCELLED' then now() end
from orders;

-- One query for all orders that a statement moves.
create function guard_orders() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select a.order_no, b.status as before, a.status as after,
    (a.order_no, a.token, a.buyer_id, a.seller_id, a.price, a.created_at)
      is distinct from (b.order_no, b.token, b.buyer_id, b.seller_id, b.price, b.created_at) as changed,
    a.status = b.status or exists (select from order_move m where m.before = b.status and m.after = a.status) as declared
    into wrong
  from order_before b join order_after a using (id)
  where (a.order_no, a.token, a.buyer_id, a.seller_id, a.price, a.created_at)
      is distinct from (b.order_no, b.token, b.buyer_id, b.seller_id, b.price, b.created_at)
    or (a.status <> b.status and not exists (select from order_move m where m.before = b.status and m.after = a.status))
    or (a.status = 'COMPLETED' and exists (select from order_work w where w.order_id = a.id and w.cancel_by is not null))
  limit 1;
  if not found then
    return null;
  elsif wrong.changed then
    raise exception 'What was agreed in order % does not change', wrong.order_no;
  elsif not wrong.declared then
    raise exception 'Order % has no move from % to %', wrong.order_no, wrong.before, wrong.after;
  end if;
  raise exception 'Order % is not completed while a wish to cancel is open', wrong.order_no;
end
$$;

create trigger orders_are_guarded after update on orders
  referencing old table as order_before new table as order_after
  for each statement execute function guard_orders();

-- What was handed over, sealed by a hash over all of it. Never changed.
create table order_delivery (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders,
  number integer not null check (number >= 1),
  note text not null check (char_length(note) <= 5000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  delivered_at timestamptz not null,
  unique (order_id, number)
);

create trigger order_delivery_is_append_only before update or delete or truncate on order_delivery
  for each statement execute function refuse_change();
