package tw.jiean.ecpay.checkout;

import static tw.jiean.ecpay.checkout.ChoiceRules.SUB;
import static tw.jiean.ecpay.checkout.ChoiceRules.described;
import static tw.jiean.ecpay.checkout.ChoiceRules.requireWithin;
import static tw.jiean.ecpay.checkout.ChoiceRules.requireWord;
import static tw.jiean.ecpay.checkout.ChoiceRules.with;
import static tw.jiean.ecpay.checkout.ChoiceRules.withDescriptions;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidOrder;
import tw.jiean.ecpay.TradeAmount;

/**
 * The way of paying that an order fixes, or {@link All} to leave it to the buyer. Each case has
 * just the fields that ECPay allows it (ECPay pages 2862 to 2876 and 5679). Most ways have to be
 * switched on by ECPay for the merchant first.
 */
public sealed interface PaymentChoice {

  /** ECPay's word for it, the value of {@code ChoosePayment} (ECPay page 2862). */
  String code();

  /** What this way adds to an order of the given amount, {@code ChoosePayment} left out. */
  FormFields fields(TradeAmount total);

  /**
   * A card, in one payment (ECPay page 2866).
   *
   * @param bonusPoints whether the buyer may pay with the bank's bonus points ({@code Redeem})
   * @param unionPay whether UnionPay cards are taken
   * @param member under which the card is remembered for the next time, or null to forget it
   */
  record Credit(boolean bonusPoints, UnionPay unionPay, @Nullable MemberId member)
      implements PaymentChoice {

    /** Refuses to remember UnionPay cards. */
    public Credit {
      if (member != null && unionPay == UnionPay.ONLY) {
        throw new InvalidOrder(
            "BindingCard", "is for Visa, MasterCard and JCB, not for UnionPay", "ECPay page 2866");
      }
    }

    /** Any card the merchant takes, without bonus points, not remembered. */
    public Credit() {
      this(false, UnionPay.OFFERED, null);
    }

    @Override
    public String code() {
      return "Credit";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = FormFields.none();
      if (bonusPoints) {
        fields = fields.and("Redeem", "Y");
      }
      if (unionPay != UnionPay.OFFERED) {
        fields = fields.and("UnionPay", unionPay.code);
      }
      if (member != null) {
        fields = fields.and("BindingCard", "1").and("MerchantMemberID", member.value());
      }
      return fields;
    }
  }

  /**
   * A card, in instalments (ECPay page 2870). The remainder of the division falls into the first. A
   * plan that is not switched on for the merchant falls back to one payment.
   *
   * @param plans what the buyer may choose from, at least one and as many as 20 characters have
   *     room for, commas included: all that need no gateway contract, and not all there are
   */
  record Instalments(Set<InstalmentPlan> plans) implements PaymentChoice {

    /** Refuses no plan at all. */
    public Instalments {
      if (plans.isEmpty()) {
        throw new InvalidOrder("CreditInstallment", "needs at least one plan", "ECPay page 2870");
      }
      plans = Collections.unmodifiableSet(new TreeSet<>(plans));
    }

    @Override
    public String code() {
      return "Credit";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return FormFields.none()
          .and(
              "CreditInstallment",
              plans.stream().map(plan -> plan.code).collect(Collectors.joining(",")));
    }
  }

  /**
   * A card that is charged again and again with the order's amount (ECPay page 2868). The first
   * charge is told at the order's {@code ReturnURL}; six failed ones end the plan.
   *
   * @param unit what {@code every} counts
   * @param every how many units lie between two charges: 1 to 365 days, 1 to 12 months, 1 year
   * @param times how many charges in all: 2 to 999 by day or month, 2 to 99 by year
   * @param periodReturnUrl where ECPay's server tells of the second and later charges, or null to
   *     learn of them by asking only
   */
  record Periodic(PeriodUnit unit, int every, int times, @Nullable URI periodReturnUrl)
      implements PaymentChoice {

    /** Refuses what is outside ECPay's limits. */
    public Periodic {
      requireWithin(
          "Frequency",
          every,
          1,
          unit.mostEvery,
          unit.name().toLowerCase(Locale.ROOT),
          "ECPay page 2868");
      requireWithin("ExecTimes", times, 2, unit.mostTimes, "charges", "ECPay page 2868");
    }

    @Override
    public String code() {
      return "Credit";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields =
          FormFields.none()
              .and("PeriodAmount", total.toString())
              .and("PeriodType", unit.code)
              .and("Frequency", Integer.toString(every))
              .and("ExecTimes", Integer.toString(times));
      return with(fields, "PeriodReturnURL", periodReturnUrl);
    }
  }

  /**
   * A bank account made for this order, to transfer to (ECPay page 2872).
   *
   * @param expireDays whole days the buyer has, 1 to 60; ECPay's own default is 3
   * @param bank whose account, or null to let the buyer choose
   * @param addresses where the account goes
   */
  record Atm(int expireDays, @Nullable AtmBank bank, CodeAddresses addresses)
      implements PaymentChoice {

    /** Refuses less than 1 and more than 60 days. */
    public Atm {
      requireWithin("ExpireDate", expireDays, 1, 60, "days", "ECPay page 2872");
    }

    /** An account with a bank of the buyer's choice. */
    public Atm(int expireDays, CodeAddresses addresses) {
      this(expireDays, null, addresses);
    }

    @Override
    public String code() {
      return "ATM";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = FormFields.none().and("ExpireDate", Integer.toString(expireDays));
      return addresses.addTo(bank == null ? fields : fields.and(SUB, bank.name()));
    }
  }

  /**
   * A bank's card reader at a desktop computer; not for phones (ECPay page 2862).
   *
   * @param bank whose, or null to let the buyer choose
   */
  record WebAtm(@Nullable WebAtmBank bank) implements PaymentChoice {

    /** With a bank of the buyer's choice. */
    public WebAtm() {
      this(null);
    }

    @Override
    public String code() {
      return "WebATM";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return bank == null ? FormFields.none() : FormFields.none().and(SUB, bank.name());
    }
  }

  /**
   * A code to type at a convenience store's machine (ECPay page 2874).
   *
   * @param expireMinutes minutes the buyer has, 1 to 43,200; ECPay's own default is 10,080 (7 days)
   * @param store which chain, or null to let the buyer choose
   * @param descriptions up to four lines of at most 20 bytes of UTF-8 that the machine shows
   * @param addresses where the code goes
   */
  record Cvs(
      int expireMinutes, @Nullable Store store, List<String> descriptions, CodeAddresses addresses)
      implements PaymentChoice {

    /** Refuses less than 1 and more than 43,200 minutes (30 days), and a fifth description. */
    public Cvs {
      requireWithin("StoreExpireDate", expireMinutes, 1, 43_200, "minutes", "ECPay page 2874");
      descriptions = described(descriptions);
    }

    /** A code for any chain, without descriptions. */
    public Cvs(int expireMinutes, CodeAddresses addresses) {
      this(expireMinutes, null, List.of(), addresses);
    }

    @Override
    public String code() {
      return "CVS";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = FormFields.none().and("StoreExpireDate", Integer.toString(expireMinutes));
      FormFields chosen = store == null ? fields : fields.and(SUB, store.code);
      return addresses.addTo(withDescriptions(chosen, descriptions));
    }
  }

  /**
   * Three barcodes to show at a convenience store's counter (ECPay page 2876).
   *
   * @param expireDays whole days the buyer has, 1 to 30; ECPay's own default is 7
   * @param descriptions up to four lines of at most 20 bytes of UTF-8 for the receipt
   * @param addresses where the barcodes go
   */
  record Barcode(int expireDays, List<String> descriptions, CodeAddresses addresses)
      implements PaymentChoice {

    /** Refuses less than 1 and more than 30 days, and a fifth description. */
    public Barcode {
      requireWithin("StoreExpireDate", expireDays, 1, 30, "days", "ECPay page 2876");
      descriptions = described(descriptions);
    }

    /** Barcodes without descriptions. */
    public Barcode(int expireDays, CodeAddresses addresses) {
      this(expireDays, List.of(), addresses);
    }

    @Override
    public String code() {
      return "BARCODE";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = FormFields.none().and("StoreExpireDate", Integer.toString(expireDays));
      return addresses.addTo(withDescriptions(fields, descriptions));
    }
  }

  /** Apple Pay, on devices that have it (ECPay page 7328). */
  record ApplePay() implements PaymentChoice {
    @Override
    public String code() {
      return "ApplePay";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return FormFields.none();
    }
  }

  /** TWQR, paid from a bank's or wallet's app; the money does not pass through ECPay. */
  record Twqr() implements PaymentChoice {
    @Override
    public String code() {
      return "TWQR";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return FormFields.none();
    }
  }

  /**
   * Instalments without a card (ECPay page 37517). The financier decides after the buyer has
   * applied: {@code Applied} is told first, and paid or failed later.
   *
   * @param financier who decides, or null to let the buyer choose
   * @param paymentInfo the server's address for the application's state ({@code PaymentInfoURL})
   */
  record Bnpl(@Nullable Financier financier, URI paymentInfo) implements PaymentChoice {

    @Override
    public String code() {
      return "BNPL";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = with(FormFields.none(), "PaymentInfoURL", paymentInfo);
      return financier == null ? fields : fields.and(SUB, financier.name());
    }
  }

  /** WeChat Pay. */
  record WeiXin() implements PaymentChoice {
    @Override
    public String code() {
      return "WeiXin";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return FormFields.none();
    }
  }

  /**
   * A Taiwanese wallet (ECPay page 5679).
   *
   * @param wallet which
   */
  record DigitalPayment(Wallet wallet) implements PaymentChoice {
    @Override
    public String code() {
      return "DigitalPayment";
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return FormFields.none().and(SUB, wallet.code);
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
        requireWord(SUB, subCode);
      }
    }

    @Override
    public FormFields fields(TradeAmount total) {
      return subCode == null ? FormFields.none() : FormFields.none().and(SUB, subCode);
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

    @Override
    public FormFields fields(TradeAmount total) {
      FormFields fields = FormFields.none();
      if (!hidden.isEmpty()) {
        fields =
            fields.and(
                "IgnorePayment",
                hidden.stream().map(one -> one.code).collect(Collectors.joining("#")));
      }
      return addresses.addTo(fields);
    }
  }

  /** The methods that {@code IgnorePayment} can hide (ECPay page 2862); no wallet is among them. */
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
  }

  /**
   * Where the code goes that a buyer pays with later.
   *
   * @param paymentInfo the server's address ({@code PaymentInfoURL}); without it the merchant never
   *     learns the code by himself
   * @param clientRedirect where the browser brings it ({@code ClientRedirectURL}), or null to leave
   *     the buyer on ECPay's page; disables {@code ClientBackURL}
   */
  record CodeAddresses(@Nullable URI paymentInfo, @Nullable URI clientRedirect) {

    private FormFields addTo(FormFields fields) {
      return with(with(fields, "PaymentInfoURL", paymentInfo), "ClientRedirectURL", clientRedirect);
    }
  }
}
