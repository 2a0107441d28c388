-- What people are told of. A row of mail_event is written in the transaction in which something happened and lives
-- until it has been worked out who is told; that is on the way of every payment, so it is small and has one index.
create table mail_event (
  id bigint generated always as identity primary key,
  kind text not null,
  -- The number of an order, or of an account.
  subject text not null,
  -- Which payment or refund of it.
  detail text,
  -- What somebody wrote as the reason.
  words text,
  at timestamptz not null
);

-- The same, for a time of its own: reminders, and what could not be told at once. Without a time it waits for a person.
create table mail_later (
  id bigint primary key,
  kind text not null,
  subject text not null,
  detail text,
  words text,
  at timestamptz not null,
  due_at timestamptz,
  tries integer not null check (tries >= 0),
  failure text check (char_length(failure) <= 500)
);
create index mail_later_due on mail_later (due_at, id) where due_at is not null;

-- What one person is told on the site. Its words are written when it is read, in the language of the reader.
create table notice (
  id bigint generated always as identity primary key,
  event_id bigint not null,
  account_id bigint not null references account (id) on delete cascade,
  kind text not null,
  voice text not null,
  arguments text[] not null,
  path text not null check (path like '/%' and path not like '//%'),
  at timestamptz not null,
  read_at timestamptz,
  -- The same event is told to the same person once, however often it is worked at.
  unique (event_id, account_id)
);
create index notice_newest on notice (account_id, id desc);
create index notice_unread on notice (account_id) where read_at is null;

-- The same as a mail, complete, so that what is sent again is what was sent before.
create table mail (
  id bigint generated always as identity primary key,
  event_id bigint not null,
  account_id bigint references account (id) on delete cascade,
  kind text not null,
  recipient text not null check (char_length(recipient) between 3 and 254),
  language text not null check (language in ('zh-TW', 'en')),
  subject text not null check (char_length(subject) between 1 and 200 and subject !~ '[[:cntrl:]]'),
  text_body text not null,
  html_body text not null,
  -- Of the message itself, so that a mail server and a reader know a repeat.
  message_id text not null unique check (message_id ~ '^<[!-;=?-~]+@[!-;=?-~]+>$'),
  written_at timestamptz not null,
  -- kept: there is no mail server; it can be read on the mail page of the demo.
  status text not null check (status in ('waiting', 'sent', 'kept', 'given_up')),
  tries integer not null default 0 check (tries >= 0),
  -- When it is tried next; while somebody sends it, until when he has it for himself.
  next_at timestamptz,
  sent_at timestamptz,
  failure text check (char_length(failure) <= 500),
  unique (event_id, recipient),
  constraint mail_waits check ((next_at is not null) = (status = 'waiting')),
  constraint mail_left check ((sent_at is not null) = (status in ('sent', 'kept')))
);
create index mail_due on mail (next_at, id) where status = 'waiting';
create index mail_given_up on mail (id) where status = 'given_up';
