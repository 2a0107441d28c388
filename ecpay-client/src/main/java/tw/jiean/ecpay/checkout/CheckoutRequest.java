package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;

/**
 * One order for ECPay's cashier, {@code AioCheckOut/V5} (ECPay page 2862). Put no text into it that
 * a user wrote: the signature cannot tell such text from fields. Its rules are checked when it
 * becomes a {@link CheckoutForm}.
 *
 * @param tradeNo the merchant's number of this attempt, never used before
 * @param tradeDate when the order was made, to the second
 * @param amount whole NT$
 * @param description {@code TradeDesc}, at most 200 bytes of UTF-8
 * @param itemName {@code ItemName}, items separated by {@code #}, at most 400 bytes of UTF-8
 * @param returnUrl where ECPay's server tells of the payment
 * @param choice the way of paying
 * @param orderResultUrl where the browser brings the result, or null to leave the buyer with ECPay
 * @param clientBackUrl where ECPay's button "back to shop" leads, or null for no button
 * @param language the cashier's language, or null for ECPay's default
 * @param extraPaidInfo whether notifications carry the method's own fields ({@code
 *     NeedExtraPaidInfo})
 * @param customFields up to four values of at most 50 bytes of UTF-8 that ECPay sends back
 * @param storeId which of the merchant's shops, up to 10 letters or digits, or null
 * @param itemUrl where the goods are shown, or null
 * @param remark at most 100 bytes of UTF-8 for the merchant's own eyes, or null
 */
public record CheckoutRequest(
    MerchantTradeNo tradeNo,
    Instant tradeDate,
    TradeAmount amount,
    String description,
    String itemName,
    URI returnUrl,
    PaymentChoice choice,
    @Nullable URI orderResultUrl,
    @Nullable URI clientBackUrl,
    @Nullable Language language,
    boolean extraPaidInfo,
    List<String> customFields,
    @Nullable String storeId,
    @Nullable URI itemUrl,
    @Nullable String remark) {

  /** Copies the list. */
  public CheckoutRequest {
    customFields = List.copyOf(customFields);
  }

  /** Starts an order with what ECPay demands; the rest is optional. */
  public static Builder of(
      MerchantTradeNo tradeNo,
      Instant tradeDate,
      TradeAmount amount,
      String description,
      String itemName,
      URI returnUrl,
      PaymentChoice choice) {
    return new Builder(tradeNo, tradeDate, amount, description, itemName, returnUrl, choice);
  }

  /** What an order may have beyond the mandatory. Not thread-safe. */
  public static final class Builder {

    private final MerchantTradeNo tradeNo;
    private final Instant tradeDate;
    private final TradeAmount amount;
    private final String description;
    private final String itemName;
    private final URI returnUrl;
    private final PaymentChoice choice;
    private @Nullable URI orderResultUrl;
    private @Nullable URI clientBackUrl;
    private @Nullable Language language;
    private boolean extraPaidInfo;
    private List<String> customFields = List.of();
    private @Nullable String storeId;
    private @Nullable URI itemUrl;
    private @Nullable String remark;

    private Builder(
        MerchantTradeNo tradeNo,
        Instant tradeDate,
        TradeAmount amount,
        String description,
        String itemName,
        URI returnUrl,
        PaymentChoice choice) {
      this.tradeNo = tradeNo;
      this.tradeDate = tradeDate;
      this.amount = amount;
      this.description = description;
      this.itemName = itemName;
      this.returnUrl = returnUrl;
      this.choice = choice;
    }

    /** Where the browser brings the result; ECPay does so for cards and the like only. */
    public Builder orderResultUrl(URI url) {
      orderResultUrl = url;
      return this;
    }

    /** Where ECPay's button "back to shop" leads. */
    public Builder clientBackUrl(URI url) {
      clientBackUrl = url;
      return this;
    }

    /** The cashier's language. */
    public Builder language(Language language) {
      this.language = language;
      return this;
    }

    /** Asks for the method's own fields in notifications. */
    public Builder extraPaidInfo() {
      extraPaidInfo = true;
      return this;
    }

    /** Values that ECPay sends back. */
    public Builder customFields(String... values) {
      customFields = List.of(values);
      return this;
    }

    /** Which of the merchant's shops; ECPay sends it back. */
    public Builder storeId(String storeId) {
      this.storeId = storeId;
      return this;
    }

    /** Where the goods are shown. */
    public Builder itemUrl(URI url) {
      itemUrl = url;
      return this;
    }

    /** A note for the merchant's own eyes. */
    public Builder remark(String remark) {
      this.remark = remark;
      return this;
    }

    /** The order. */
    public CheckoutRequest build() {
      return new CheckoutRequest(
          tradeNo,
          tradeDate,
          amount,
          description,
          itemName,
          returnUrl,
          choice,
          orderResultUrl,
          clientBackUrl,
          language,
          extraPaidInfo,
          customFields,
          storeId,
          itemUrl,
          remark);
    }
  }
}
