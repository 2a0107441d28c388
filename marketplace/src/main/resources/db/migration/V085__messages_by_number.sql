-- A message belongs to the attempt that has its trade number, letter case included. It is not said twice: to look up a
-- foreign key for each message cost as much as two of its indexes.
alter table payment_inbox drop column attempt_id;
