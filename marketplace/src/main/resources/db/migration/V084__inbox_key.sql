-- Whoever looks for a message knows its trade number: one index that begins with it instead of three, for each message
-- that arrives is written to all of them.
alter table payment_inbox
  drop constraint payment_notification_door_merchant_trade_no_check_mac_value_key,
  add constraint payment_inbox_keeps_once unique (merchant_trade_no, door, fingerprint);
drop index payment_inbox_of_trade;
drop index payment_inbox_attempt;
