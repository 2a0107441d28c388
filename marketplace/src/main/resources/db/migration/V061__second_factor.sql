-- A second proof besides the password: codes of an app, and passkeys.
create table second_factor (
  account_id bigint primary key references account,
  -- Shared with the app on the person's phone.
  secret     bytea not null check (octet_length(secret) = 20),
  -- The last interval of 30 s whose code was used: no code works twice.
  last_step  bigint not null,
  since      timestamptz not null
);

-- For the day on which the phone is lost. Each works once.
create table recovery_code (
  account_id bigint not null references account,
  code_hash  bytea not null check (octet_length(code_hash) = 32),
  primary key (account_id, code_hash)
);

-- Spring Security's own table (user-credentials-schema-postgres.sql of spring-security-webauthn 7.1). The user's id is that
-- of the account.
create table user_credentials (
  credential_id                varchar(1000) not null,
  user_entity_user_id          varchar(1000) not null,
  public_key                   bytea         not null,
  signature_count              bigint,
  uv_initialized               boolean,
  backup_eligible              boolean       not null,
  authenticator_transports     varchar(1000),
  public_key_credential_type   varchar(100),
  backup_state                 boolean       not null,
  attestation_object           bytea,
  attestation_client_data_json bytea,
  created                      timestamp,
  last_used                    timestamp,
  label                        varchar(1000) not null,
  primary key (credential_id)
);

create index user_credentials_of_user on user_credentials (user_entity_user_id);
