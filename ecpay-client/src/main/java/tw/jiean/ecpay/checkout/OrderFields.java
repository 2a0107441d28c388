package tw.jiean.ecpay.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidOrder;
import tw.jiean.ecpay.MerchantId;

/**
 * The fields of one order, checked one by one as they are added: ECPay's lengths, and nothing that
 * the signature cannot tell from other fields.
 */
final class OrderFields {

  /** Our own rules, for what the signature cannot tell apart or a browser would change. */
  private static final String CLIENT = "this client";

  private static final int URL_LENGTH = 200;

  /** ECPay's firewall refuses them with error 10400011; it may know more. */
  private static final Pattern COMMAND_WORD =
      Pattern.compile("(?i)(?<![a-z0-9])(?:bash|cmd|curl|echo|python|wget)(?![a-z0-9])");

  private final List<Map.Entry<String, String>> fields = new ArrayList<>();

  private OrderFields() {}

  static FormFields of(EcpayConfig config, CheckoutRequest request) {
    OrderFields order = new OrderFields();
    order.common(config.merchantId(), request);
    order.choice(request.choice());
    return new FormFields(order.fields);
  }

  private void common(MerchantId merchantId, CheckoutRequest request) {
    if (request.returnUrl().equals(request.orderResultUrl())) {
      throw new InvalidOrder("OrderResultURL", "must differ from ReturnURL", "ECPay page 2862");
    }
    put("MerchantID", merchantId.value(), 10);
    put("MerchantTradeNo", request.tradeNo().value(), 20);
    put("MerchantTradeDate", EcpayTime.format(request.tradeDate()), 20);
    put("PaymentType", "aio", 20);
    put("TotalAmount", request.amount().toString(), 10);
    text("TradeDesc", request.description(), 200);
    text("ItemName", request.itemName(), 400);
    url("ReturnURL", request.returnUrl());
    url("OrderResultURL", request.orderResultUrl());
    url("ClientBackURL", request.clientBackUrl());
    if (request.language() != null) {
      put("Language", request.language().code(), 3);
    }
    if (request.extraPaidInfo()) {
      put("NeedExtraPaidInfo", "Y", 1);
    }
    customFields(request.customFields());
    put("EncryptType", "1", 1);
  }

  private void customFields(List<String> values) {
    if (values.size() > 4) {
      throw new InvalidOrder("CustomField", "comes four times at most", "ECPay page 2862");
    }
    for (int i = 0; i < values.size(); i++) {
      put("CustomField" + (i + 1), values.get(i), 50);
    }
  }

  private void choice(PaymentChoice choice) {
    put("ChoosePayment", choice.code(), 20);
    if (choice instanceof PaymentChoice.Atm atm) {
      put("ExpireDate", Integer.toString(atm.expireDays()), 2);
      addresses(atm.addresses());
    } else if (choice instanceof PaymentChoice.Cvs cvs) {
      put("StoreExpireDate", Integer.toString(cvs.expireMinutes()), 5);
      addresses(cvs.addresses());
    } else if (choice instanceof PaymentChoice.Barcode barcode) {
      put("StoreExpireDate", Integer.toString(barcode.expireDays()), 2);
      addresses(barcode.addresses());
    } else if (choice instanceof PaymentChoice.Named named && named.subCode() != null) {
      put("ChooseSubPayment", named.subCode(), 20);
    } else if (choice instanceof PaymentChoice.All all) {
      hidden(all);
      addresses(all.addresses());
    }
  }

  private void hidden(PaymentChoice.All all) {
    if (!all.hidden().isEmpty()) {
      put(
          "IgnorePayment",
          all.hidden().stream().map(PaymentChoice.Hidden::code).collect(Collectors.joining("#")),
          100);
    }
  }

  private void addresses(PaymentChoice.CodeAddresses addresses) {
    url("PaymentInfoURL", addresses.paymentInfo());
    url("ClientRedirectURL", addresses.clientRedirect());
  }

  private void text(String name, String value, int bytes) {
    if (value.isBlank()) {
      throw new InvalidOrder(name, "is mandatory", "ECPay page 2862");
    }
    if (COMMAND_WORD.matcher(value).find()) {
      throw new InvalidOrder(name, "may not hold a command word such as python", "ECPay page 2858");
    }
    put(name, value, bytes);
  }

  private void url(String name, @Nullable URI url) {
    if (url == null) {
      return;
    }
    if (!url.toString().chars().allMatch(c -> c < 128)) {
      throw new InvalidOrder(name, "is ASCII, a Chinese host as punycode", "ECPay page 2858");
    }
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getRawUserInfo() != null) {
      throw new InvalidOrder(name, "is an absolute http or https address", "ECPay page 2858");
    }
    if (url.toString().matches(".*[;|`].*")) {
      throw new InvalidOrder(name, "may not hold ; | or a backtick", "ECPay page 2858");
    }
    put(name, url.toString(), URL_LENGTH);
  }

  /**
   * Lengths count bytes of UTF-8: whether ECPay counts bytes or letters is not established, and
   * what it cuts off breaks the signature.
   */
  private void put(String name, String value, int bytes) {
    if (value.getBytes(UTF_8).length > bytes) {
      throw new InvalidOrder(name, "has at most " + bytes + " bytes of UTF-8", "ECPay page 2862");
    }
    if (value.chars().anyMatch(c -> c == '&' || c == '<' || c == '>')) {
      throw new InvalidOrder(name, "may not hold & < or >", "ECPay page 2858");
    }
    // A browser turns a bare LF into CR LF, and the signature is wrong.
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidOrder(name, "may not hold control characters", CLIENT);
    }
    if (!Normalizer.isNormalized(value, Normalizer.Form.NFC) || hasLoneSurrogate(value)) {
      throw new InvalidOrder(name, "is Unicode text in normal form C", CLIENT);
    }
    fields.add(Map.entry(name, value));
  }

  private static boolean hasLoneSurrogate(String value) {
    return value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
