package tw.jiean.marketplace.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.SignedInAccount;

/** In which part somebody looks at an order; it decides what is shown. */
enum Viewer {
  /** Sees everything and can pay. */
  BUYER,
  /** Sees the agreement and whether it is paid, but nothing to pay with. */
  SELLER,
  /** Sees what the parties see, but nothing to pay with. */
  OPERATOR,
  /** Came by a result page's address: state, amount and method, nothing else. */
  TOKEN_HOLDER;

  /** Empty for whom the order does not exist. */
  static Optional<Viewer> of(Order order, SignedInAccount account) {
    if (order.isBuyer(account.id())) {
      return Optional.of(BUYER);
    }
    if (order.isSeller(account.id())) {
      return Optional.of(SELLER);
    }
    return account.isOperator() ? Optional.of(OPERATOR) : Optional.empty();
  }

  /** In which part this reader acts, or null for who only looks. */
  @Nullable Actor actor() {
    return switch (this) {
      case BUYER -> Actor.BUYER;
      case SELLER -> Actor.SELLER;
      case OPERATOR, TOKEN_HOLDER -> null;
    };
  }

  /** Whether payment codes are shown, and the buttons that pay. */
  public boolean pays() {
    return this == BUYER;
  }
}
