-- What an operator found out about a payment comes through the same door as ECPay's messages.
alter table payment_inbox
  drop constraint payment_inbox_door_check,
  add constraint payment_inbox_door_check check (
    door in ('return', 'payment_info', 'query', 'statement', 'clock', 'operator'));
