-- Money back: what is to be given back, what was done about it at ECPay, and to whose bank account.

create table refund (
  id bigint generated always as identity primary key,
  attempt_id bigint not null references payment_attempt (id),
  reference text not null,
  amount bigint not null check (amount >= 1),
  source text not null check (source in ('order', 'surplus')),
  reason text not null check (char_length(reason) between 1 and 500),
  requested_by text not null check (char_length(requested_by) between 1 and 320),
  -- The same request is one refund: a double click, or surplus that is told twice.
  request_id text not null unique check (char_length(request_id) between 1 and 100),
  requested_at timestamptz not null,
  status text not null check (status in (
    'requested', 'calling', 'unknown', 'transfer_due', 'transfer_entered', 'by_hand_due', 'refused', 'done',
    'withdrawn')),
  -- Why it stands there, where the status does not say all, and the words of whoever said so.
  cause text check (cause in (
    'grace', 'waits_for_ecpay', 'not_a_card', 'whole_only', 'chosen', 'ecpay_service', 'opay_console', 'financier',
    'wallet', 'no_check_code', 'stage', 'no_card_number', 'simulated', 'outcome_unknown', 'refused_by_ecpay',
    'sums_differ', 'nothing_to_give_back', 'state_not_told', 'too_many_calls')),
  detail text check (char_length(detail) <= 500),
  -- When the program does something about it next; also how long whoever works at it has it for himself.
  next_at timestamptz,
  tries integer not null default 0 check (tries >= 0),
  way text check (way in ('released', 'card', 'transfer', 'hand')),
  bank_reference text check (char_length(bank_reference) between 1 and 64),
  confirmed_by text check (char_length(confirmed_by) between 1 and 320),
  closed_at timestamptz,
  constraint refund_works check ((next_at is not null) = (status in ('requested', 'calling', 'unknown'))),
  constraint refund_closed check ((closed_at is not null) = (status in ('done', 'withdrawn'))),
  constraint refund_way check ((way is not null) = (status = 'done')),
  -- What a person gave back, a person confirmed, with the bank's or the service's own number.
  constraint refund_confirmed check (
    (bank_reference is null) = (confirmed_by is null) and (bank_reference is null or status = 'done')),
  constraint refund_by_person check (way is null or way not in ('transfer', 'hand') or bank_reference is not null)
);

create index refund_attempt on refund (attempt_id, id);
create index refund_reference on refund (reference, id);
create index refund_due on refund (next_at, id) where next_at is not null;
create index refund_open on refund (status, requested_at) where status not in ('done', 'withdrawn');

-- The table of moves, as the application has it (RefundEvent). A move that is not here is refused.
create table refund_move (
  before text not null,
  after text not null,
  primary key (before, after)
);

insert into refund_move (before, after) values
  ('requested', 'calling'), ('requested', 'transfer_due'), ('requested', 'by_hand_due'),
  ('requested', 'refused'), ('requested', 'withdrawn'),
  ('calling', 'requested'), ('calling', 'unknown'), ('calling', 'refused'), ('calling', 'done'),
  ('unknown', 'requested'), ('unknown', 'refused'), ('unknown', 'done'),
  ('transfer_due', 'transfer_entered'), ('transfer_due', 'withdrawn'),
  ('transfer_entered', 'done'), ('transfer_entered', 'withdrawn'),
  ('by_hand_due', 'requested'), ('by_hand_due', 'transfer_due'), ('by_hand_due', 'done'),
  ('by_hand_due', 'withdrawn'),
  ('refused', 'requested'), ('refused', 'unknown'), ('refused', 'transfer_due'), ('refused', 'done'),
  ('refused', 'withdrawn');

create trigger refund_move_is_fixed before insert or update or delete or truncate on refund_move
  for each statement execute function refuse_change();

create function guard_refund() returns trigger language plpgsql as $$
declare
  paid payment_attempt;
  reserved bigint;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'requested' then
      raise exception 'A refund begins as requested, not as %', new.status;
    end if;
    -- Whoever adds the next one waits here; each statement below sees what was committed meanwhile.
    select * into paid from payment_attempt where id = new.attempt_id for update;
    if paid.paid_at is null or paid.reference <> new.reference then
      raise exception 'Payment % has not paid %', new.attempt_id, new.reference;
    end if;
    select coalesce(sum(amount), 0) into reserved
      from refund where attempt_id = new.attempt_id and status <> 'withdrawn';
    if reserved + new.amount > paid.amount then
      raise exception 'Refunds of payment % would exceed what was paid', new.attempt_id;
    end if;
    return new;
  end if;
  if new.status is distinct from old.status
      and not exists (select from refund_move where before = old.status and after = new.status) then
    raise exception 'Refund % has no move from % to %', old.id, old.status, new.status;
  end if;
  if (new.attempt_id, new.reference, new.amount, new.source, new.reason, new.requested_by, new.request_id,
      new.requested_at)
    is distinct from (old.attempt_id, old.reference, old.amount, old.source, old.reason, old.requested_by,
      old.request_id, old.requested_at) then
    raise exception 'What refund % gives back does not change', old.id;
  end if;
  if old.closed_at is not null and new is distinct from old then
    raise exception 'Refund % is over', old.id;
  end if;
  return new;
end
$$;

create trigger refund_is_guarded before insert or update on refund
  for each row execute function guard_refund();

create trigger refund_is_never_deleted before delete or truncate on refund
  for each statement execute function refuse_change();

-- Every command that was given to ECPay, written before it was sent, with the card's state as it was then.
create table refund_step (
  id bigint generated always as identity primary key,
  refund_id bigint not null references refund (id),
  action text not null check (action in ('capture', 'refund', 'cancel_capture', 'abandon')),
  amount bigint not null check (amount >= 1),
  state_before text not null check (char_length(state_before) <= 40),
  captured_before bigint not null,
  refunded_before bigint not null,
  sent_at timestamptz not null
);

create index refund_step_refund on refund_step (refund_id, id);

-- What was found out about a step; the newest is what is known. None: it was sent and nobody came back.
create table refund_finding (
  id bigint generated always as identity primary key,
  step_id bigint not null references refund_step (id),
  found_at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'unsent', 'unknown', 'applied', 'not_applied')),
  code text not null check (char_length(code) <= 300)
);

create index refund_finding_step on refund_finding (step_id, id);

create trigger refund_step_is_append_only before update or delete or truncate on refund_step
  for each statement execute function refuse_change();
create trigger refund_finding_is_append_only before update or delete or truncate on refund_finding
  for each statement execute function refuse_change();

create view refund_call as
  select s.*, coalesce(f.outcome, 'unknown') as outcome, coalesce(f.code, '') as code, f.found_at
  from refund_step s
  left join lateral (
    select * from refund_finding where step_id = s.id order by id desc limit 1) f on true;

-- To whose account. Personal, so it is deleted some time after the refund is over.
create table refund_payee (
  refund_id bigint primary key references refund (id),
  bank_code text not null check (bank_code ~ '^[0-9]{3}([0-9]{4})?$'),
  account text not null check (account ~ '^[0-9]{5,16}$'),
  name text not null check (char_length(name) between 1 and 60),
  entered_by text not null check (char_length(entered_by) between 1 and 320),
  entered_at timestamptz not null
);

-- A cancelled order can be revived by money that came late, and a paid one can be cancelled by a refund, so states
-- may be reached again.
alter table order_history drop constraint order_history_order_id_status_key;
