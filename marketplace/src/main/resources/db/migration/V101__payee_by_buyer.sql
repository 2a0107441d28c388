-- When a buyer entered the bank account for his refund, or corrected it. What he entered stands in refund_payee and
-- is deleted; that it was he who did so stays, as operators' own entries stay in the audit log.
create table refund_payee_by_buyer (
  id bigint generated always as identity primary key,
  refund_id bigint not null references refund (id),
  entered_at timestamptz not null
);

create index refund_payee_by_buyer_refund on refund_payee_by_buyer (refund_id, id);

create trigger refund_payee_by_buyer_is_append_only before update or delete or truncate on refund_payee_by_buyer
  for each statement execute function refuse_change();
