package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.InvalidOrder;

/**
 * The way of paying that an order fixes, or {@link All} to leave it to the buyer. Each case has
 * just the fields that ECPay allows it (ECPay pages 2866, 2872, 2874, 2876).
 */
public sealed interface PaymentChoice {

  /** ECPay's word for it, the value of {@code ChoosePayment} (ECPay page 2862). */
  String code();

  /** A card, in one payment. */
  record Credit() implements PaymentChoice {
    @Override
    public String code() {
      return "Credit";
    }
  }

  /**
   * A bank account made for this order, to transfer to.
   *
   * @param expireDays whole days the buyer has, 1 to 60; ECPay's own default is 3
   * @param addresses where the account goes
   */
  record Atm(int expireDays, CodeAddresses addresses) implements PaymentChoice {

    /** Refuses less than 1 and more than 60 days. */
    public Atm {
      requireWithin("ExpireDate", expireDays, 60, "days", "ECPay page 2872");
    }

    @Override
    public String code() {
      return "ATM";
    }
  }

  /** A bank's card reader at a desktop computer. */
  record WebAtm() implements PaymentChoice {
    @Override
    public String code() {
      return "WebATM";
    }
  }

  /**
   * A code to type at a convenience store's machine.
   *
   * @param expireMinutes minutes the buyer has, 1 to 43,200; ECPay's own default is 10,080 (7 days)
   * @param addresses where the code goes
   */
  record Cvs(int expireMinutes, CodeAddresses addresses) implements PaymentChoice {

    /** Refuses less than 1 and more than 43,200 minutes (30 days). */
    public Cvs {
      requireWithin("StoreExpireDate", expireMinutes, 43_200, "minutes", "ECPay page 2874");
    }

    @Override
    public String code() {
      return "CVS";
    }
  }

  /**
   * Three barcodes to show at a convenience store's counter.
   *
   * @param expireDays whole days the buyer has, 1 to 30; ECPay's own default is 7
   * @param addresses where the barcodes go
   */
  record Barcode(int expireDays, CodeAddresses addresses) implements PaymentChoice {

    /** Refuses less than 1 and more than 30 days. */
    public Barcode {
      requireWithin("StoreExpireDate", expireDays, 30, "days", "ECPay page 2876");
    }

    @Override
    public String code() {
      return "BARCODE";
    }
  }

  /**
   * A way of paying that has no case here, by the words that the merchant's contract with ECPay
   * names.
   *
   * @param code the value of {@code ChoosePayment}
   * @param subCode the value of {@code ChooseSubPayment}, or null for none
   */
  record Named(String code, @Nullable String subCode) implements PaymentChoice {

    /** Refuses what is no word of 1 to 20 letters, digits or `_`. */
    public Named {
      requireWord("ChoosePayment", code);
      if (subCode != null) {
        requireWord("ChooseSubPayment", subCode);
      }
    }
  }

  /**
   * The buyer chooses at the cashier, from what the merchant has.
   *
   * @param hidden what the cashier leaves out
   * @param addresses where a code goes, should the buyer choose a way that has one
   */
  record All(Set<Hidden> hidden, CodeAddresses addresses) implements PaymentChoice {

    /** Copies the set. */
    public All {
      hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
    }

    @Override
    public String code() {
      return "ALL";
    }
  }

  /** The methods that {@code IgnorePayment} can hide (ECPay page 2862). */
  enum Hidden {
    /** Cards. */
    CREDIT("Credit"),
    /** Card readers. */
    WEB_ATM("WebATM"),
    /** Bank transfer. */
    ATM("ATM"),
    /** Store code. */
    CVS("CVS"),
    /** Store barcodes. */
    BARCODE("BARCODE"),
    /** Apple Pay. */
    APPLE_PAY("ApplePay"),
    /** TWQR. */
    TWQR("TWQR"),
    /** Instalments without a card. */
    BNPL("BNPL"),
    /** WeChat Pay. */
    WEI_XIN("WeiXin");

    private final String code;

    Hidden(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * Where the code goes that a buyer pays with later.
   *
   * @param paymentInfo the server's address ({@code PaymentInfoURL}); without it the merchant never
   *     learns the code
   * @param clientRedirect where the browser brings it ({@code ClientRedirectURL}), or null to leave
   *     the buyer on ECPay's page
   */
  record CodeAddresses(@Nullable URI paymentInfo, @Nullable URI clientRedirect) {}

  private static void requireWord(String field, String value) {
    if (!value.matches("[0-9A-Za-z_]{1,20}")) {
      throw new InvalidOrder(field, "is a word of 1 to 20 letters, digits or _", "ECPay page 2862");
    }
  }

  private static void requireWithin(String field, int value, int most, String unit, String source) {
    if (value < 1 || value > most) {
      throw new InvalidOrder(field, "is 1 to " + most + " " + unit + ", not " + value, source);
    }
  }
}
