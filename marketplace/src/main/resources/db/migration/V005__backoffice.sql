-- What operators did. Append-only: no row is ever changed or removed, and each is chained to the one before.
create table audit_entry (
  id       bigint primary key,
  at       timestamptz not null,
  actor    text not null check (length(actor) between 1 and 320),
  list     text not null check (length(list) between 1 and 64),
  object   text not null check (length(object) <= 64),
  command  text not null check (length(command) between 1 and 64),
  reason   text not null check (length(reason) between 5 and 500),
  inputs   text not null,
  refusal  text,
  chain    bytea not null
);

create index audit_entry_of_object on audit_entry (list, object, id);

-- Numbers without gaps, and a SHA-256 over the row and the chain so far: a missing or altered row shows.
create function audit_entry_chain(before bytea, entry audit_entry) returns bytea
language sql stable as $$
  select sha256(before || convert_to(
    jsonb_build_array(entry.id, extract(epoch from entry.at), entry.actor, entry.list, entry.object, entry.command,
      entry.reason, entry.inputs, entry.refusal)::text, 'UTF8'))
$$;

create function audit_entry_append() returns trigger
language plpgsql as $$
declare
  last audit_entry;
begin
  -- One writer at a time until its commit; the next statement then sees what the writer before committed.
  perform pg_advisory_xact_lock(hashtext('audit_entry'));
  select * into last from audit_entry order by id desc limit 1;
  new.id := coalesce(last.id, 0) + 1;
  new.chain := audit_entry_chain(coalesce(last.chain, ''::bytea), new);
  return new;
end
$$;

create trigger audit_entry_append before insert on audit_entry
  for each row execute function audit_entry_append();

create function audit_entry_refuse() returns trigger
language plpgsql as $$
begin
  raise exception 'audit_entry is append-only: % is refused', tg_op;
end
$$;

create trigger audit_entry_refuse_change before update or delete on audit_entry
  for each row execute function audit_entry_refuse();

create trigger audit_entry_refuse_truncate before truncate on audit_entry
  for each statement execute function audit_entry_refuse();

-- The first entry that does not fit to the one before it; none while the log is whole.
create view audit_entry_break as
  select id from (
    select entry.id, entry.chain, entry.id - coalesce(lag(entry.id) over w, 0) as step,
      audit_entry_chain(coalesce(lag(entry.chain) over w, ''::bytea), entry) as expected
    from audit_entry entry
    window w as (order by entry.id)
  ) checked
  where step <> 1 or chain <> expected
  order by id
  limit 1;
