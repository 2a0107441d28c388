package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What a shop ordered and ECPay accepted; never changes.
 *
 * @param cashierId names the cashier's pages; 128 random bits
 * @param tradeNo ECPay's own number, 16 digits
 * @param amount whole New Taiwan dollars
 * @param methods what the buyer may choose from; one, unless the shop left it open
 * @param instalments the plans that the buyer may choose from; empty for one payment only
 * @param fields as received, the signature included
 */
public record Order(
    long id,
    String cashierId,
    String merchantId,
    String merchantTradeNo,
    String tradeNo,
    long amount,
    String choosePayment,
    List<PaymentMethod> methods,
    List<Instalments> instalments,
    Form fields,
    List<Warning> warnings,
    Instant createdAt) {

  /** Copies the lists. */
  public Order {
    methods = List.copyOf(methods);
    instalments = List.copyOf(instalments);
    warnings = List.copyOf(warnings);
  }

  /** An address that the shop gave, if it did. */
  public Optional<String> url(String name) {
    return fields.value(name);
  }

  /** The bank or store that the shop fixed, if it did. */
  public Optional<String> subPayment() {
    return fields.value("ChooseSubPayment");
  }

  /** The platform that the merchant sells under, if he does (ECPay page 2858). */
  Optional<String> platformId() {
    return fields.value("PlatformID");
  }

  /** How often the card is charged again, if it is. */
  public Optional<Period> period() {
    return fields
        .value("PeriodType")
        .map(type ->
            new Period(
                Long.parseLong(fields.text("PeriodAmount")),
                type,
                Integer.parseInt(fields.text("Frequency")),
                Integer.parseInt(fields.text("ExecTimes"))));
  }

  /** Whether the buyer may use his card's bonus points. */
  public boolean redeemable() {
    return methods.contains(PaymentMethod.CREDIT) && fields.text("Redeem").equals("Y");
  }

  /** The shop's member for whom the card is remembered, if it is (ECPay page 2866). */
  Optional<String> rememberedFor() {
    return fields.text("BindingCard").equals("1")
        ? fields.value("MerchantMemberID")
        : Optional.empty();
  }

  /** Whether the buyer may use UnionPay, or has to. */
  public UnionPay unionPay() {
    return switch (fields.text("UnionPay")) {
      case "1" -> UnionPay.ONLY;
      case "2" -> UnionPay.REFUSED;
      default -> UnionPay.ALLOWED;
    };
  }

  /**
   * Whether a card order has to name a plan: with {@code ALL}, one payment stays possible. ECPay's
   * own rule is not established.
   */
  public boolean onlyInInstalments() {
    return !instalments.isEmpty() && choosePayment.equals(PaymentMethod.CREDIT.wireName());
  }

  boolean wantsExtraInfo() {
    return fields.text("NeedExtraPaidInfo").equals("Y");
  }
}
