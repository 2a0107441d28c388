package tw.jiean.ecpay.sandbox.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * One request and its answer, or one result that a browser was given for its shop.
 *
 * @param operation the path without its first part's folder, such as {@code QueryTradeInfo/V5}
 * @param fields as received, the signature included
 * @param status the HTTP status; 0 when the connection was cut instead
 * @param answer the first part of the body, or what it was; empty for what is no request
 * @param refusal why an order was refused; null for everything else
 */
public record Entry(
    long id,
    Instant at,
    Kind kind,
    String operation,
    String merchantId,
    String merchantTradeNo,
    Form fields,
    int status,
    String answer,
    @Nullable Refusal refusal) {

  /** What was asked, and by whom. */
  public enum Kind {
    /** An order that the cashier did not open for. */
    ORDER,
    /** A shop's server asked something or had something done. */
    REQUEST,
    /** A buyer's browser was given a result to carry to the shop. */
    BROWSER
  }

  /**
   * Why an order was refused.
   *
   * @param code 訊息代碼
   * @param reason names the text, {@code refusal.} before it
   * @param field the field that it is about; may be empty
   */
  public record Refusal(String code, String reason, String field) {}
}
