-- What keeps accounts safe: confirmed addresses, one-time links, limits on guessing, suspension, closing.
alter table account
  -- What mails are written in; the last that the person chose.
  add column language varchar(5) not null default 'zh-TW' check (language in ('zh-TW', 'en')),
  add column confirmed_at timestamptz,
  add column suspended_at timestamptz,
  -- Shown to the person at sign-in.
  add column suspension varchar(500),
  add column closed_at timestamptz,
  add constraint account_suspension check ((suspended_at is null) = (suspension is null));

-- Nobody was asked before; nothing is taken from those who were here.
update account set confirmed_at = created_at;

-- Secrets that are sent by mail and work once. Only their SHA-256 is kept.
create table account_link (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references account,
  purpose    text not null check (purpose in ('CONFIRM_ADDRESS', 'RESET_PASSWORD')),
  -- The address that the link was sent to, which using it proves.
  address    varchar(254) not null check (address = lower(address)),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at    timestamptz
);

create index account_link_of_account on account_link (account_id, purpose);
create index account_link_old on account_link (expires_at);

-- Who asked for a new password, whether there is such an account or not. A job looks, so that asking takes the same time.
create table password_reset_request (
  id       bigint generated always as identity primary key,
  address  varchar(254) not null,
  language varchar(5) not null
);

-- Each subject may do something now and again. The time says when its whole allowance is there again.
create table rate_limit (
  -- SHA-256 of what and whose: addresses of strangers are nobody's to keep.
  subject bytea primary key check (octet_length(subject) = 32),
  full_at timestamptz not null
);

create index rate_limit_full on rate_limit (full_at);

-- Browsers in which somebody has signed in before: guesses from elsewhere do not keep their owner out.
create table known_browser (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references account,
  seen_at    timestamptz not null
);

create index known_browser_of_account on known_browser (account_id);
create index known_browser_old on known_browser (seen_at);
