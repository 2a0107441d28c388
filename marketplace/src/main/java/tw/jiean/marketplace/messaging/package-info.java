/**
 * What buyer and seller of an order say to each other, with files, on the order's page: in the
 * order of time, never changed, and until some weeks after the order's end. Knows orders, whose
 * pages ask for it by {@link tw.jiean.marketplace.order.OrderTalk}; nobody knows it but those who
 * hear of {@link tw.jiean.marketplace.messaging.MessageSent}.
 */
@ApplicationModule(allowedDependencies = {"account", "attachment", "order", "web", "page"})
@NullMarked
package tw.jiean.marketplace.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
