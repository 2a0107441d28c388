package tw.jiean.marketplace.account;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * Accounts as passkeys know them: by their number, so that a passkey stays good when the address
 * changes.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

  private final AccountRepository repository;

  PasskeyOwners(AccountRepository repository) {
    this.repository = repository;
  }

  static Bytes handle(AccountId account) {
    return new Bytes(ByteBuffer.allocate(Long.BYTES).putLong(account.value()).array());
  }

  static Optional<AccountId> account(Bytes handle) {
    byte[] bytes = handle.getBytes();
    return bytes.length == Long.BYTES && bytes[0] >= 0
        ? Optional.of(new AccountId(ByteBuffer.wrap(bytes).getLong()))
        : Optional.empty();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return account(id).flatMap(repository::findStored).map(PasskeyOwners::entity).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
    return repository.findStored(username).map(PasskeyOwners::entity).orElse(null);
  }

  private static PublicKeyCredentialUserEntity entity(StoredAccount account) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(account.id()))
        .name(account.summary().email())
        .displayName(account.summary().displayName())
        .build();
  }

  @Override
  public void save(PublicKeyCredentialUserEntity userEntity) {
    throw new UnsupportedOperationException("Accounts are made by signing up");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("Accounts are closed by their owners");
  }
}
