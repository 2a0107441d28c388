package tw.jiean.ecpay.sandbox.trade;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a payment without a card came from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PaymentSource.BankAccount.class, name = "account"),
  @JsonSubTypes.Type(value = PaymentSource.Store.class, name = "store"),
  @JsonSubTypes.Type(value = PaymentSource.Wallet.class, name = "wallet")
})
public sealed interface PaymentSource {

  /** The payer's bank, three digits, and the last five digits of his account. */
  record BankAccount(String bankCode, String lastFive) implements PaymentSource {}

  /**
   * The chain of convenience stores: {@code family}, {@code hilife}, {@code okmart}, {@code ibon}.
   */
  record Store(String payFrom) implements PaymentSource {}

  /** The wallet's own number of the payment. */
  record Wallet(String tradeNo) implements PaymentSource {}
}
