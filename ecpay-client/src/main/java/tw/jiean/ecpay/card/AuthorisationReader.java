package tw.jiean.ecpay.card;

import java.util.regex.Pattern;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.exchange.JsonObject;

/**
 * Reads {@code RtnValue} of the card query (ECPay page 2894). Whatever is not of its type throws
 * {@link IllegalArgumentException}, but for times: how ECPay writes them here is not established.
 */
final class AuthorisationReader {

  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,10}");

  private AuthorisationReader() {}

  static Authorisation read(JsonObject value) {
    String word = value.mandatory("status");
    return new Authorisation(
        value.mandatory("TradeID"),
        TradeAmount.parse(value.mandatory("amount")),
        Long.parseLong(value.mandatory("clsamt", AMOUNT)),
        value.time("authtime"),
        CardState.of(word),
        word,
        value.objects("close_data").stream().map(AuthorisationReader::capture).toList());
  }

  private static Authorisation.Capture capture(JsonObject row) {
    String word = row.mandatory("status");
    return new Authorisation.Capture(
        row.text("sno").orElse(""),
        Long.parseLong(row.mandatory("amount", AMOUNT)),
        row.time("datetime"),
        CardState.of(word),
        word);
  }
}
