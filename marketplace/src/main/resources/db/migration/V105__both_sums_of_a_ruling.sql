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
