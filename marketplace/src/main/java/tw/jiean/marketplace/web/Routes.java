package tw.jiean.marketplace.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every page path of the application and its methods, as the controllers declare them. */
@Component
class Routes {

  /** One declared path; no methods means all. */
  record Route(PathPattern pattern, Set<RequestMethod> methods) {

    boolean matches(PathContainer path) {
      return pattern.matches(path);
    }

    boolean allows(String method) {
      return methods.isEmpty()
          || methods.stream().anyMatch(allowed -> allowed.name().equals(method))
          || (method.equals("HEAD") && methods.contains(RequestMethod.GET))
          || method.equals("OPTIONS");
    }
  }

  private final List<Route> routes;

  Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
    List<Route> found = new ArrayList<>();
    controllers.getHandlerMethods().keySet().forEach(mapping -> addTo(found, mapping));
    // Answered by filters, so no controller declares them.
    found.add(filtered(SignIn.PATH));
    found.add(filtered("/logout/"));
    found.add(filtered("/order/return"));
    found.add(filtered("/order/return/"));
    found.add(filtered("/order/payment-info"));
    found.add(filtered("/order/payment-info/"));
    this.routes = List.copyOf(found);
  }

  private static void addTo(List<Route> found, RequestMappingInfo mapping) {
    var patterns = mapping.getPathPatternsCondition();
    if (patterns != null) {
      Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
      patterns.getPatterns().forEach(pattern -> found.add(new Route(pattern, methods)));
    }
  }

  private static Route filtered(String path) {
    return new Route(PathPatternParser.defaultInstance.parse(path), Set.of(RequestMethod.POST));
  }

  /** All of them, for tests that hold for every route. */
  List<Route> all() {
    return routes;
  }

  /** Whether any controller knows the path. */
  boolean knows(String rawPath) {
    PathContainer path = PathContainer.parsePath(rawPath);
    return routes.stream().anyMatch(route -> route.matches(path));
  }

  /** Whether the path is known, but not with this method. */
  boolean refusesMethod(String rawPath, String method) {
    PathContainer path = PathContainer.parsePath(rawPath);
    List<Route> matching = routes.stream().filter(route -> route.matches(path)).toList();
    return !matching.isEmpty() && matching.stream().noneMatch(route -> route.allows(method));
  }
}
