package tw.jiean.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives browser tests what they ask for, closes it again, and keeps what was seen at a failure. */
final class BrowserExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
  private static final Path FAILURES = Path.of("target", "browser-failures");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Visitor.class || type == DemoServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    DemoServer server = server(context);
    if (parameter.getParameter().getType() == DemoServer.class) {
      return server;
    }
    int width = parameter.findAnnotation(Device.class).map(Device::width).orElse(Visitor.WIDTH);
    boolean script = parameter.findAnnotation(Device.class).map(Device::script).orElse(true);
    Visitor visitor = Chromium.running().visitor(server, width, script);
    visitors(context).list.add(visitor);
    return visitor;
  }

  /** One that is apart goes after the last test of its class, as the root's store does here. */
  private static DemoServer server(ExtensionContext context) {
    return context.getRequiredTestClass().getAnnotation(BrowserTest.class).apart()
        ? context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(DemoServer.class, key -> DemoServer.apart(), DemoServer.class)
        : DemoServer.running();
  }

  private static Visitors visitors(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(context.getUniqueId(), key -> new Visitors(), Visitors.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      String name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
      List<Visitor> present = visitors(context).list;
      for (int index = 0; index < present.size(); index++) {
        present.get(index).keep(FAILURES, name.replaceAll("[^\\w.-]+", "_") + "-" + (index + 1));
      }
    }
  }

  /** Those of one test, who leave with it. */
  private static final class Visitors implements AutoCloseable {

    private final List<Visitor> list = new ArrayList<>();

    @Override
    public void close() {
      list.forEach(Visitor::close);
    }
  }
}
