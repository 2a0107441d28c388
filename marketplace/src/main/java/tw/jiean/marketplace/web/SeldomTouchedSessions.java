package tw.jiean.marketplace.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * The sessions, of which each notes its last access once a minute instead of with every page: a
 * page that only shows something writes nothing. They end after days, so a minute is nothing.
 */
final class SeldomTouchedSessions<S extends Session>
    implements FindByIndexNameSessionRepository<SeldomTouchedSessions.Touched<S>> {

  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final FindByIndexNameSessionRepository<S> stored;

  SeldomTouchedSessions(FindByIndexNameSessionRepository<S> stored) {
    this.stored = stored;
  }

  @Override
  public Touched<S> createSession() {
    return new Touched<>(stored.createSession());
  }

  @Override
  public void save(Touched<S> session) {
    stored.save(session.stored());
  }

  @Override
  public @Nullable Touched<S> findById(String id) {
    S found = stored.findById(id);
    return found == null ? null : new Touched<>(found);
  }

  @Override
  public void deleteById(String id) {
    stored.deleteById(id);
  }

  @Override
  public Map<String, Touched<S>> findByIndexNameAndIndexValue(String name, String value) {
    return stored.findByIndexNameAndIndexValue(name, value).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, session -> new Touched<>(session.getValue())));
  }

  /** One of them. */
  record Touched<S extends Session>(S stored) implements Session {

    @Override
    public void setLastAccessedTime(Instant now) {
      if (!now.isBefore(stored.getLastAccessedTime().plus(SELDOM))) {
        stored.setLastAccessedTime(now);
      }
    }

    @Override
    public Instant getLastAccessedTime() {
      return stored.getLastAccessedTime();
    }

    @Override
    public String getId() {
      return stored.getId();
    }

    @Override
    public String changeSessionId() {
      return stored.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Spring Session asks for it so.
    public <T> @Nullable T getAttribute(String name) {
      return stored.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
      return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
      stored.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
      stored.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
      return stored.getCreationTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return stored.isExpired();
    }
  }
}
