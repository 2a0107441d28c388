package tw.jiean.ecpay.sandbox.junit;

import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tw.jiean.ecpay.sandbox.SandboxControl;
import tw.jiean.ecpay.sandbox.SandboxSettings;

/**
 * What {@link EcpaySandbox} does, with settings of one's own and with the address at hand as soon
 * as it is asked for: as a static field with {@code @RegisterExtension}, whose {@link #baseUrl} a
 * framework may ask for while it starts the shop. Ended after the tests of the class.
 */
public final class EcpaySandboxExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

  private final SandboxSettings settings;
  private tw.jiean.ecpay.sandbox.@Nullable EcpaySandbox running;

  /** The class that began, of those that are nested in each other; it is the last one to end. */
  private @Nullable String owner;

  /** A sandbox in memory, on a free port. */
  public EcpaySandboxExtension() {
    this(SandboxSettings.defaults());
  }

  /** A sandbox with settings of one's own. */
  public EcpaySandboxExtension(SandboxSettings settings) {
    this.settings = settings;
  }

  /** Where shop and browser reach it, without a slash at the end; starts it when need be. */
  public URI baseUrl() {
    return running().baseUrl();
  }

  /** What buyers, stores and banks do; starts it when need be. */
  public SandboxControl control() {
    return running().control();
  }

  /** The time that the sandbox has, in Taiwan's zone; starts it when need be. */
  public Clock clock() {
    InstantSource time = control()::now;
    return time.withZone(TAIPEI);
  }

  private synchronized tw.jiean.ecpay.sandbox.EcpaySandbox running() {
    tw.jiean.ecpay.sandbox.EcpaySandbox sandbox = running;
    if (sandbox == null) {
      sandbox = tw.jiean.ecpay.sandbox.EcpaySandbox.start(settings);
      running = sandbox;
    }
    return sandbox;
  }

  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    if (owner == null) {
      owner = context.getUniqueId();
      running();
    }
  }

  @Override
  public synchronized void afterAll(ExtensionContext context) {
    if (context.getUniqueId().equals(owner)) {
      owner = null;
      running().close();
      running = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == URI.class || type == SandboxControl.class || type == Clock.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == URI.class) {
      return baseUrl();
    }
    return type == Clock.class ? clock() : control();
  }
}
