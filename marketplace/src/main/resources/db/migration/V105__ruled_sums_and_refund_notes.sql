-- The story of an order names both sums of a ruling; before, it kept the buyer's only.
alter table order_history add column to_seller story_sum;

-- The case that was ruled has kept both. What the seller got of a ruling without a case stays unsaid.
update order_history h
set event = 'dispute_split', to_seller = e.to_seller
from orders o
join dispute d on d.order_no = o.order_no
join dispute_end e on e.dispute_id = d.id
where o.id = h.order_id and h.event = 'dispute_ruled' and e.how = 'split'
  and e.to_buyer = h.amount and e.reason = h.reason
  and h.at between e.at - interval '1 minute' and e.at + interval '1 minute';

alter table order_history
  add constraint order_history_split_has_both_sums check ((event = 'dispute_split') = (to_seller is not null));

-- What was found out about a refund is a word that the product has a text for, with what the text names in the lines below it,
-- or the words of others. Before, the product's were whole sentences in English. Those in refund_finding never change.
alter table refund disable trigger refund_is_guarded;

update refund r set detail = note.word
from (values
  ('cards_only', 'ECPay gives back cards'' payments only: transfer it to the buyer''s bank.'),
  ('settled_by_opay', 'TWQR is settled by O''Pay: give it back in O''Pay''s console.'),
  ('financed', 'The buyer was financed: the financier takes it back.'),
  ('wallet', 'ECPay has no command for wallets: the wallet''s service helps.'),
  ('unknown_method', 'This way of paying is not known here: ask ECPay.'),
  ('never_authorised', 'The bank never authorised it: nothing was paid.'),
  ('cancelled_already', 'It was cancelled already: the buyer pays nothing.'),
  ('unknown_state', 'ECPay''s word for its state is not known here: look it up in ECPay''s console.'),
  ('whole_only', 'Instalments and bonus points go back as a whole or not at all: transfer the part to the buyer''s bank.'),
  ('over_90_days', 'It is older than 90 days: ECPay''s customer service has a form for that.'),
  ('over_21_days', 'A part can go back only after a capture, and the 21 days for that are over: ask ECPay''s customer service.'),
  ('not_captured', 'It is not captured: abandon it, and the buyer never pays.'),
  ('capture_first', 'A part can go back only after a capture: capture all, then refund the part.'),
  ('cancel_capture_first', 'Its capture is pending: cancel that, then abandon it, and the buyer never pays.'),
  ('last_part_after_capture', 'The last part goes back safely only after the capture.'),
  ('part_of_pending', 'Its capture is pending, and a part goes back from that: refund it.'),
  ('captured', 'It is captured: refund it.'),
  ('captured_tonight', 'ECPay captured it this evening, and changes that only from 06:00.'),
  ('closing', 'ECPay captures from 20:15 to 20:30 and is not to be called then.'),
  ('another_came_between', 'Another refund came between'),
  ('nobody_came_back', 'Nobody came back'),
  ('state_not_askable', 'The card''s state cannot be asked for')) note (word, text)
where r.detail = note.text;

update refund set detail = case
    when detail ~ '^NT[$][0-9,]+ is more than the NT[$][0-9,]+ that are left of it[.]$' then 'more_than_left'
    when detail ~ '^ECPay: NT[$]' then regexp_replace(
      detail, '^ECPay: (NT[$][0-9]+), here: (NT[$][0-9]+) to ([0-9]+)$', E'sums_differ\n\\1\n\\2\nNT$\\3')
    when detail ~ ': ECPay must not be asked before ' then 'asked_too_often'
    when detail ~ ': the reply''s CheckMacValue is missing or wrong$' then 'not_signed'
    when detail ~ ': unreadable reply [(]' then E'unreadable\n' || detail
    else regexp_replace(detail, '^.*: no usable answer from ECPay [(](.*)[)]$', E'no_answer\n\\1')
  end
where detail ~ '^NT[$]|^ECPay: NT[$]|: ECPay must not be asked before |: the reply''s CheckMacValue |: unreadable reply [(]|: no usable answer from ECPay [(]';

alter table refund enable trigger refund_is_guarded;
