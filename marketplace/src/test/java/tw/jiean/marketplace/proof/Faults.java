package tw.jiean.marketplace.proof;

import jakarta.servlet.Filter;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tw.jiean.marketplace.payment.ChargeOwner;
import tw.jiean.marketplace.payment.ChargeReference;

/**
 * Breaks what the application stands on while it judges a message: the request, the digest, the
 * database, the module whose money it is. None of its own classes is replaced. A planted fault
 * stays until it is removed, so that trying again does not help.
 */
@TestConfiguration(proxyBeanMethods = false)
class Faults {

  /** Where a fault can be. */
  enum Place {
    BODY,
    DIGEST,
    CONNECTION,
    STATEMENT,
    OWNER,
    COMMIT
  }

  /**
   * One fault.
   *
   * @param number of statements, the first that fails; those after it fail too
   */
  record Fault(Place place, int number, Supplier<Throwable> cause) {}

  private static final AtomicReference<@Nullable Fault> PLANTED = new AtomicReference<>();
  private static final AtomicInteger STATEMENTS = new AtomicInteger();
  private static final AtomicInteger STRUCK = new AtomicInteger();

  static void plant(Fault fault) {
    STATEMENTS.set(0);
    STRUCK.set(0);
    PLANTED.set(fault);
  }

  static void remove() {
    PLANTED.set(null);
  }

  /** Whether the planted fault was met. */
  static boolean struck() {
    return STRUCK.get() > 0;
  }

  /** How many statements were sent to the database since the last fault was planted. */
  static int statements() {
    return STATEMENTS.get();
  }

  private static final String MESSAGES = "/order/return/";

  /** Whether a message is judged here: another request may still end when it comes. */
  private static final ThreadLocal<Boolean> SERVING = ThreadLocal.withInitial(() -> false);

  private static final String WRITER = "payment-writer";

  private static boolean judges() {
    return SERVING.get() || Thread.currentThread().getName().startsWith(WRITER);
  }

  private static void pass(Place place) {
    if (!judges()) {
      return;
    }
    int number = place == Place.STATEMENT ? STATEMENTS.incrementAndGet() : 0;
    Fault fault = PLANTED.get();
    if (fault != null && fault.place() == place && number >= fault.number()) {
      STRUCK.incrementAndGet();
      Faults.<RuntimeException>raise(fault.cause().get());
    }
  }

  /** Also what nobody declares: code breaks in ways that its signatures do not tell. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void raise(Throwable cause) throws T {
    throw (T) cause;
  }

  /** The order has taken its money when this breaks. */
  @Bean
  @Primary
  static ChargeOwner ownerThatBreaks(@Qualifier("orderFunding") ChargeOwner orders) {
    return money -> {
      Set<ChargeReference> taken = orders.receive(money);
      pass(Place.OWNER);
      return taken;
    };
  }

  /** In front of all filters, for ECPay's messages are read by one of the first. */
  @Bean
  FilterRegistrationBean<Filter> bodyThatBreaks() {
    FilterRegistrationBean<Filter> first =
        new FilterRegistrationBean<>((request, response, chain) -> {
          SERVING.set(((HttpServletRequest) request).getRequestURI().equals(MESSAGES));
          try {
            chain.doFilter(new BreakingRequest((HttpServletRequest) request), response);
          } finally {
            SERVING.remove();
          }
        });
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  private static final class BreakingRequest extends HttpServletRequestWrapper {

    BreakingRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream body = super.getInputStream();
      return new ServletInputStream() {
        @Override
        public int read() throws IOException {
          pass(Place.BODY);
          return body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          pass(Place.BODY);
          return body.read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
          return body.isFinished();
        }

        @Override
        public boolean isReady() {
          return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          body.setReadListener(listener);
        }
      };
    }
  }

  @Bean
  static BeanPostProcessor databaseThatBreaks() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new BreakingDataSource(source) : bean;
      }
    };
  }

  private static final class BreakingDataSource extends DelegatingDataSource {

    BreakingDataSource(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      pass(Place.CONNECTION);
      return breaking(Connection.class, super.getConnection());
    }
  }

  private static final List<String> SENDING =
      List.of(
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "executeBatch",
          "executeLargeBatch");

  private static <T> T breaking(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            Faults.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                pass(Place.COMMIT);
              } else if (SENDING.contains(method.getName())) {
                pass(Place.STATEMENT);
              }
              Object result = invoke(real, method, arguments);
              return result instanceof Statement
                  ? breakingStatement(method.getReturnType(), result)
                  : result;
            }));
  }

  private static <T> Object breakingStatement(Class<T> type, Object real) {
    return breaking(type, type.cast(real));
  }

  private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Puts a SHA-256 that can break before the JDK's own, for the whole JVM. */
  static void breakDigests() {
    Security.insertProviderAt(new BreakingDigests(), 1);
  }

  static void mendDigests() {
    Security.removeProvider(BreakingDigests.NAME);
  }

  private static final class BreakingDigests extends Provider {

    static final String NAME = "BreakingDigests";

    private static final long serialVersionUID = 1L;

    BreakingDigests() {
      super(NAME, "1", "SHA-256 that can break");
      putService(
          new Service(
              this, "MessageDigest", "SHA-256", BreakingSha256.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
              return new BreakingSha256();
            }
          });
    }
  }

  private static final class BreakingSha256 extends MessageDigestSpi {

    private final MessageDigest real;

    BreakingSha256() {
      try {
        real = MessageDigest.getInstance("SHA-256", "SUN");
      } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineUpdate(byte input) {
      real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      pass(Place.DIGEST);
      return real.digest();
    }

    @Override
    protected void engineReset() {
      real.reset();
    }

    @Override
    protected int engineGetDigestLength() {
      return real.getDigestLength();
    }
  }
}
