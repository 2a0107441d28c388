package tw.jiean.ecpay.sandbox.trade;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * A shop that the sandbox knows, with its keys and what its console at ECPay says.
 *
 * @param creditCheckCode 商家檢查碼, which the card query asks for; digits
 * @param automaticCapture whether ECPay captures each evening what was authorised
 * @param deposit what its ECPay account holds besides the sandbox's own trades, in whole New Taiwan
 *     dollars; refunds are paid from there
 * @param terms its own contract and limits; null for those of the settings
 */
public record Merchant(
    String id,
    String hashKey,
    String hashIv,
    String creditCheckCode,
    boolean automaticCapture,
    long deposit,
    @Nullable Terms terms) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

  /** Not ECPay's, who gives each shop one of its own. */
  private static final String CREDIT_CHECK_CODE = "10000001";

  private static final long DEPOSIT = 100_000;

  /** Checks what ECPay's own numbers and keys have in common (page 2862). */
  public Merchant {
    if (!NUMBER.matcher(id).matches() || !NUMBER.matcher(creditCheckCode).matches()) {
      throw new IllegalArgumentException("A merchant and its check code have 1 to 10 digits");
    }
    requireKey("HashKey", hashKey);
    requireKey("HashIV", hashIv);
    if (deposit < 0) {
      throw new IllegalArgumentException("A deposit is not negative");
    }
  }

  private static void requireKey(String name, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(name + " has 1 to 64 ASCII characters and no white space");
    }
  }

  /** A shop with check code 10000001, automatic capture and 100,000 in its account. */
  public Merchant(String id, String hashKey, String hashIv) {
    this(id, hashKey, hashIv, CREDIT_CHECK_CODE, true, DEPOSIT, null);
  }

  /** The AIO merchant of ECPay's stage, whose keys ECPay publishes (page 16447). */
  public static Merchant published() {
    return new Merchant("3002607", "pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");
  }

  /** The same with another check code. */
  public Merchant withCreditCheckCode(String creditCheckCode) {
    return new Merchant(id, hashKey, hashIv, creditCheckCode, automaticCapture, deposit, terms);
  }

  /** The same, captured by ECPay each evening or by its own calls. */
  public Merchant withAutomaticCapture(boolean automaticCapture) {
    return new Merchant(id, hashKey, hashIv, creditCheckCode, automaticCapture, deposit, terms);
  }

  /** The same with other money in its account. */
  public Merchant withDeposit(long deposit) {
    return new Merchant(id, hashKey, hashIv, creditCheckCode, automaticCapture, deposit, terms);
  }

  /** The same with a contract and limits of its own, or with those of the settings. */
  public Merchant withTerms(@Nullable Terms terms) {
    return new Merchant(id, hashKey, hashIv, creditCheckCode, automaticCapture, deposit, terms);
  }

  /** The signature of the fields under this merchant's keys. */
  public String signature(Form form) {
    return CheckMacValue.of(hashKey, hashIv).compute(form.entries());
  }

  /** Whether the form's own {@code CheckMacValue} is its signature. */
  public boolean signed(Form form) {
    return CheckMacValue.of(hashKey, hashIv)
        .matches(form.entries(), form.text(CheckMacValue.FIELD));
  }

  /** The fields with their signature behind them. */
  public Form sign(Form form) {
    return form.with(CheckMacValue.FIELD, signature(form));
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Merchant[id=" + id + "]";
  }
}
