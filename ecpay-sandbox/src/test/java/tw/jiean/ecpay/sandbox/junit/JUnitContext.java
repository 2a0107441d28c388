package tw.jiean.ecpay.sandbox.junit;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A context of JUnit that knows its own name, to call an extension as JUnit does. */
final class JUnitContext {

  private JUnitContext() {}

  interface Callback {
    void called(ExtensionContext context);
  }

  static void named(String name, Callback callback) {
    callback.called(
        (ExtensionContext)
            Proxy.newProxyInstance(
                JUnitContext.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getUniqueId")) {
                    return name;
                  }
                  throw new UnsupportedOperationException(method.getName());
                }));
  }
}
