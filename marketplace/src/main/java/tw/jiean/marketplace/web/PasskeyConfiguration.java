package tw.jiean.marketplace.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Passkeys belong to the host of the public URL, whatever a request says. The device asks its owner
 * each time for a finger, a face or a PIN: so a passkey alone is proof enough.
 */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

  @Bean
  UserCredentialRepository passkeyCredentials(JdbcOperations jdbc) {
    return new JdbcUserCredentialRepository(jdbc);
  }

  @Bean
  WebAuthnRelyingPartyOperations passkeyRelyingParty(
      PublicKeyCredentialUserEntityRepository owners,
      UserCredentialRepository passkeyCredentials,
      JieanProperties properties) {
    PublicUrl site = properties.publicUrl();
    var relyingParty =
        new Webauthn4JRelyingPartyOperations(
            owners,
            passkeyCredentials,
            PublicKeyCredentialRpEntity.builder().id(site.host()).name("接案 Jiean").build(),
            Set.of(site.toString()));
    relyingParty.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    relyingParty.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return relyingParty;
  }
}
