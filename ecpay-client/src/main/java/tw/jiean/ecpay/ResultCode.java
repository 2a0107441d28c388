package tw.jiean.ecpay;

import java.util.Arrays;
import java.util.Optional;

/**
 * The result codes of ECPay whose meaning is established well enough to act on (ECPay pages 2878,
 * 2881, 2890, 2894 and 5740). ECPay has many more and adds to them: an unknown code is no error,
 * and {@link #of} is empty for it.
 */
public enum ResultCode {
  /** Paid. */
  PAID("1", "Paid.", "Compare merchant, number, amount and method, then deliver."),
  /** An ATM account was issued, or an application for BNPL is under way. Nothing is paid. */
  ISSUED("2", "An account was issued, or BNPL was applied for.", "Wait for the payment."),
  /** A store code or barcodes were issued. Nothing is paid. */
  STORE_CODE_ISSUED("10100073", "A store code or barcodes were issued.", "Wait for the payment."),
  /** The bank has not said yet. */
  NOT_KNOWN_YET(
      "10300066", "The result is not known yet.", "Do not deliver; ask for the trade later."),
  /** CheckMacValue Error. */
  WRONG_SIGNATURE(
      "10200073",
      "CheckMacValue is wrong.",
      "Compare HashKey, HashIV and the environment; nothing may change a value after signing."),
  /** A query for a number that ECPay does not know. */
  NO_SUCH_TRADE(
      "10200047",
      "ECPay knows no such trade.",
      "The buyer never reached the cashier, or the number" + " is another merchant's."),
  /** MerchantTradeNo is empty or malformed. */
  WRONG_TRADE_NUMBER("10200052", "MerchantTradeNo is wrong.", "Send 1 to 20 letters or digits."),
  /** The buyer did not complete, or the payment failed. */
  NOT_ESTABLISHED(
      "10200095", "The trade was never established.", "Offer to pay again with a new number."),
  /** BNPL refused the buyer. */
  BNPL_REFUSED("10200163", "The application for BNPL was refused.", "Offer another method."),
  /** The shop has no payment service. */
  NO_SERVICE(
      "10200141",
      "The shop has no payment service.",
      "Check that keys and environment belong together and that the contract is approved and in"
          + " use."),
  /** A number of the stage in production. */
  STAGE_MERCHANT(
      "10200094", "A stage MerchantID was used in production.", "Set your own MerchantID."),
  /** No method is left for this order. */
  NO_METHOD(
      "10300023",
      "No payment method fits this order.",
      "Check the methods of the contract, IgnorePayment and the amount."),
  /** The method is not enabled. */
  METHOD_NOT_ENABLED(
      "10200079", "The method is not enabled for the shop.", "Ask ECPay to enable it."),
  /** MerchantID unknown here. */
  UNKNOWN_MERCHANT(
      "10100251",
      "MerchantID is unknown in this environment.",
      "Check that MerchantID and environment belong together."),
  /** 3-D Secure was not completed, or the bank refused. */
  PAYMENT_FAILED("10100058", "The payment failed.", "Offer to pay again with a new number."),
  /** The issuing bank refused. */
  REFUSED_BY_BANK(
      "10100248", "The issuing bank refused the card.", "Offer another card or method."),
  /** The shop has no instalments. */
  NO_INSTALMENTS("10200146", "The shop has no instalments.", "Ask ECPay to enable them."),
  /** The buyer went back during the check by SMS. */
  CHECK_FAILED("10300024", "The data check failed.", "Offer to pay again with a new number."),
  /** ECPay's risk control. */
  RISK_CONTROL("10800001", "ECPay's risk control refused.", "Offer another method, or ask ECPay."),
  /** Outside the limits of the contract. */
  AMOUNT_OUT_OF_RANGE(
      "5100070",
      "The amount is outside the limits, or no method is usable.",
      "Compare the amount with the limits of the contract."),
  /** Service not enabled. */
  SERVICE_NOT_ENABLED("5100071", "The service is not enabled.", "Ask ECPay to enable it."),
  /** A card query by a merchant whom ECPay does not serve. */
  MERCHANT_STOPPED(
      "error_Stop",
      "The merchant is unknown, or his contract has ended.",
      "Check MerchantID and the contract."),
  /** A card query for an authorisation that ECPay does not find. */
  NO_AUTHORISATION(
      "error_nopay",
      "ECPay knows no such authorisation.",
      "Compare gwsr and amount with the notification of the payment."),
  /** ECPay's firewall refused a word. */
  FORBIDDEN_WORD(
      "10400011",
      "ECPay's firewall refused a word in ItemName or TradeDesc.",
      "Leave out words that are shell commands."),
  /** Asked too often. */
  ASKED_TOO_OFTEN(
      "HTTP 403",
      "ECPay was asked too often.",
      "Ask nothing for 30 minutes, then less often; a statement file again after a minute, and when"
          + " that does not help, register your address in ECPay's console.");

  private final String code;
  private final String meaning;
  private final String whatToDo;

  ResultCode(String code, String meaning, String whatToDo) {
    this.code = code;
    this.meaning = meaning;
    this.whatToDo = whatToDo;
  }

  /** The one that ECPay writes so; empty for a code that is not known here. */
  public static Optional<ResultCode> of(String code) {
    return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
  }

  /** As ECPay writes it, or {@code HTTP nnn}. */
  public String code() {
    return code;
  }

  /** What it says, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What the shop should do, in one sentence. */
  public String whatToDo() {
    return whatToDo;
  }
}
