package tw.jiean.marketplace.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of somebody's orders a list shows. */
enum OrderShelf {
  /** Whatever their state. */
  ALL,
  /** Those in which something is still to happen. */
  OPEN,
  /** Those that came to their end. */
  COMPLETED,
  /** Those that ended without. */
  CANCELLED;

  /** In addresses and in message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word; anything else shows all. */
  static OrderShelf ofWord(@Nullable String word) {
    return Arrays.stream(values())
        .filter(shelf -> shelf.word().equals(word))
        .findFirst()
        .orElse(ALL);
  }

  private boolean holds(OrderStatus status) {
    return switch (this) {
      case ALL -> true;
      case OPEN -> status.payable() || status.isActive();
      case COMPLETED -> status == OrderStatus.COMPLETED;
      case CANCELLED -> status.isOver();
    };
  }

  String[] statuses() {
    return Stream.of(OrderStatus.values())
        .filter(this::holds)
        .map(OrderStatus::name)
        .toArray(String[]::new);
  }
}
