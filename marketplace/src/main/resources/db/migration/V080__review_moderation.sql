-- Staff can hide a review: it stays, with the reason, and neither shows nor counts.
alter table review
  add column id bigint generated always as identity unique,
  add column hidden_reason text check (char_length(hidden_reason) between 1 and 500);

create index review_newest on review (written_at desc, id desc);
