-- What sellers ask of a buyer before the work begins, and how often they change what they delivered.

alter table listing_plan
  add column revisions integer not null default 1 check (revisions between 0 and 20);

create table listing_question (
  listing_id bigint not null references listing on delete cascade,
  position integer not null check (position between 1 and 10),
  kind text not null check (kind in ('short_text', 'long_text', 'choice')),
  label text not null check (char_length(label) between 1 and 200),
  choices text[] not null,
  mandatory boolean not null,
  primary key (listing_id, position),
  check (case kind when 'choice' then cardinality(choices) between 2 and 20 else cardinality(choices) = 0 end)
);
