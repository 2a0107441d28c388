-- Mails that a person does not want; the notices on the site stay.
create table mail_off (
  account_id bigint not null references account (id) on delete cascade,
  topic text not null,
  since timestamptz not null,
  primary key (account_id, topic)
);

-- What signs the links that switch mails off without a sign-in. Made here, once, and the same for all instances.
create table mail_key (
  single boolean primary key default true check (single),
  secret text not null
);
insert into mail_key (secret)
  values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

-- Every mail is somebody's: the way out of its topic is in it.
alter table mail alter column account_id set not null;
