-- Why money goes back is a text of the product, which each reader gets in his language (here stands its key), the words of a
-- person, or both. Before, the product's texts stood in "reason": the key of one, or a whole one in Chinese.
alter table refund
  add column occasion text check (occasion ~ '^[a-z_]+([.][a-z_]+)+$' and char_length(occasion) <= 100),
  alter column reason drop not null;

alter table refund disable trigger refund_is_guarded;

update refund set occasion = reason, reason = null where reason ~ '^refund[.]reason[.][a-z_]+$';

update refund r
set occasion = 'order.cause.' || cause.word,
  reason = nullif(ltrim(substr(r.reason, char_length(cause.text) + 1), '：'), '')
from (values ('before_start', '開始前取消'), ('no_requirements', '買家沒有填寫需求，自動取消'), ('very_late', '嚴重逾期，買家取消'),
  ('agreed', '雙方同意'), ('silence', '另一方沒有回覆，視為同意'), ('ruled', '客服裁定')) cause (word, text)
where r.requested_by = 'system' and (r.reason = cause.text or starts_with(r.reason, cause.text || '：'));

alter table refund enable trigger refund_is_guarded;

alter table refund add constraint refund_has_its_why check (occasion is not null or reason is not null);

create or replace function guard_refund() returns trigger language plpgsql as $$
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
  if (new.attempt_id, new.reference, new.amount, new.source, new.occasion, new.reason, new.requested_by,
      new.request_id, new.requested_at)
    is distinct from (old.attempt_id, old.reference, old.amount, old.source, old.occasion, old.reason,
      old.requested_by, old.request_id, old.requested_at) then
    raise exception 'What refund % gives back does not change', old.id;
  end if;
  if old.closed_at is not null and new is distinct from old then
    raise exception 'Refund % is over', old.id;
  end if;
  return new;
end
$$;
