-- What an operator found out about a payment comes through the same door as ECPay's messages.
alter table payment_inbox
  drop constraint payment_inbox_door_check,
  add constraint payment_inbox_door_check check (
    door in ('return', 'payment_info', 'query', 'statement', 'clock', 'operator'));

-- How many a person has to look at is asked at every scrape of the figures.
create index payment_attempt_undecided on payment_attempt (status) where status in ('unknown', 'needs_review');
