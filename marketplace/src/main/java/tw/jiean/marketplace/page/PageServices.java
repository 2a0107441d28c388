package tw.jiean.marketplace.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;

/** What the pages of all requests share. */
@Component
class PageServices {

  private final ApplicationContext beans;
  private final MessageSource messages;
  private final Taiwan taiwan;
  private final ResourceUrlProvider resources;
  private final Map<String, String> assets = new ConcurrentHashMap<>();
  private final boolean testMode;
  private final List<TestModeLink> testModeLinks;
  private final Map<String, UnreadCount> unread;

  PageServices(
      ApplicationContext beans,
      MessageSource messages,
      Taiwan taiwan,
      ResourceUrlProvider resources,
      EcpayProperties ecpay,
      ObjectProvider<TestModeLink> testModeLinks,
      List<UnreadCount> unread) {
    this.beans = beans;
    this.messages = messages;
    this.taiwan = taiwan;
    this.resources = resources;
    this.testMode = !ecpay.realMoney();
    this.testModeLinks = testModeLinks.orderedStream().toList();
    this.unread =
        unread.stream().collect(Collectors.toUnmodifiableMap(UnreadCount::section, one -> one));
  }

  MessageSource messages() {
    return messages;
  }

  Taiwan taiwan() {
    return taiwan;
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  boolean isTestMode() {
    return testMode;
  }

  List<TestModeLink> testModeLinks() {
    return testModeLinks;
  }

  /** Files do not change while the site runs, so each is hashed once. What is no file stays. */
  String asset(String path) {
    if (!path.startsWith("/assets/")) {
      return path;
    }
    return assets.computeIfAbsent(
        path, file -> Optional.ofNullable(resources.getForLookupPath(file)).orElse(file));
  }

  Optional<UnreadCount> unread(String section) {
    return Optional.ofNullable(unread.get(section));
  }
}
