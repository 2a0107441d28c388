package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: made in the browser, checked here by Spring Security and WebAuthn4J. What a page offers
 * to the browser waits in the session and is good for one answer.
 */
@Component
class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final String CREATION = "account.passkey.creation";
  private static final String REQUEST = "account.passkey.request";

  private final WebAuthnRelyingPartyOperations relyingParty;
  private final UserCredentialRepository credentials;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Passkeys(WebAuthnRelyingPartyOperations relyingParty, UserCredentialRepository credentials) {
    this.relyingParty = relyingParty;
    this.credentials = credentials;
  }

  /**
   * One of them, as its owner sees it.
   *
   * @param id names it on the page
   * @param label as its owner called it
   */
  record Passkey(String id, String label, Instant since) {}

  List<Passkey> of(AccountId account) {
    return credentials.findByUserId(PasskeyOwners.handle(account)).stream()
        .map(record ->
            new Passkey(
                record.getCredentialId().toBase64UrlString(),
                record.getLabel(),
                record.getCreated()))
        .sorted(Comparator.comparing(Passkey::since))
        .toList();
  }

  /** What the browser needs to make one, as JSON. */
  String offerToMake(Authentication owner, HttpServletRequest request) {
    PublicKeyCredentialCreationOptions options =
        relyingParty.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    request.getSession().setAttribute(CREATION, options);
    return json.writeValueAsString(options);
  }

  /** Keeps the one that the browser has made; false when it is not what was offered. */
  boolean keep(String credential, String label, HttpServletRequest request) {
    return take(request, CREATION, PublicKeyCredentialCreationOptions.class)
        .flatMap(options ->
            verified(() ->
                relyingParty.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(
                        options,
                        new RelyingPartyPublicKey(
                            json.readValue(
                                credential,
                                new TypeReference<
                                    PublicKeyCredential<AuthenticatorAttestationResponse>>() {}),
                            label)))))
        .isPresent();
  }

  /** What the browser needs to sign in with one, as JSON; for whomever. */
  String offerToSignIn(HttpServletRequest request) {
    PublicKeyCredentialRequestOptions options =
        relyingParty.createCredentialRequestOptions(() -> null);
    request.getSession().setAttribute(REQUEST, options);
    return json.writeValueAsString(options);
  }

  /** Whose passkey has answered; nothing when it is not right. */
  Optional<AccountId> signIn(String credential, HttpServletRequest request) {
    return take(request, REQUEST, PublicKeyCredentialRequestOptions.class)
        .flatMap(options ->
            verified(() ->
                relyingParty.authenticate(
                    new RelyingPartyAuthenticationRequest(
                        options,
                        json.readValue(
                            credential,
                            new TypeReference<
                                PublicKeyCredential<AuthenticatorAssertionResponse>>() {})))))
        .flatMap(owner -> PasskeyOwners.account(owner.getId()));
  }

  /** The libraries say by exceptions of many kinds that an answer is not right. */
  private static <T> Optional<T> verified(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException e) {
      LOG.info("A passkey was refused: {}", e.toString());
      return Optional.empty();
    }
  }

  private static <T> Optional<T> take(HttpServletRequest request, String name, Class<T> type) {
    HttpSession session = request.getSession(false);
    if (session == null || !type.isInstance(session.getAttribute(name))) {
      return Optional.empty();
    }
    T options = type.cast(session.getAttribute(name));
    session.removeAttribute(name);
    return Optional.of(options);
  }

  /** Removes one of the account; another's is not there. */
  boolean remove(AccountId account, String id) {
    CredentialRecord found = credentials.findByCredentialId(Bytes.fromBase64(id));
    if (found == null || !found.getUserEntityUserId().equals(PasskeyOwners.handle(account))) {
      return false;
    }
    credentials.delete(found.getCredentialId());
    return true;
  }

  void removeAll(AccountId account) {
    credentials
        .findByUserId(PasskeyOwners.handle(account))
        .forEach(record -> credentials.delete(record.getCredentialId()));
  }
}
