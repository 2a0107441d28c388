package tw.jiean.marketplace.page;

import java.util.Optional;

/**
 * How much the visitor has not seen of a section; stands beside its link on every page. A bean of
 * this type adds one.
 */
public interface UnreadCount {

  /** The path of the section: {@code /orders/}. */
  String section();

  /** Of whoever is signed in; nothing for others. Is asked once for each page. */
  Optional<Unread> now();
}
