-- What the buyer chose in his method is part of what is charged. Attempts of before have no terms.

alter table payment_attempt
  add column instalments text check (
    instalments in ('3', '5', '6', '8', '9', '10', '12', '18', '24', '30N')),
  -- Within which the code can be paid, as ECPay was asked for it: at most 60 days.
  add column minutes_to_pay integer check (minutes_to_pay between 1 and 86400),
  add check (instalments is null or method = 'credit_card'),
  add check (minutes_to_pay is null or method in ('atm', 'cvs', 'barcode'));

create function guard_payment_terms() returns trigger language plpgsql as $$
begin
  if (new.instalments, new.minutes_to_pay) is distinct from (old.instalments, old.minutes_to_pay) then
    raise exception 'What payment % charges does not change', old.id;
  end if;
  return new;
end
$$;

create trigger payment_terms_are_guarded
  before update of instalments, minutes_to_pay on payment_attempt
  for each row execute function guard_payment_terms();
