package tw.jiean.ecpay.sandbox.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CloseEntry;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2894">Tells one authorisation of a card.</a> */
@CheckedAgainst(doc = "2894", date = "2026-07")
final class QueryTradeV2 {

  private static final Pattern GWSR = Pattern.compile("[0-9]{1,18}");
  private static final String ERROR = "error";
  private static final String ERROR_MERCHANT = "error_Stop";
  private static final String ERROR_AUTHORISATION = "error_nopay";

  private final RequestCheck check;
  private final Merchants merchants;
  private final Authorisations authorisations;

  QueryTradeV2(RequestCheck check, Merchants merchants, Authorisations authorisations) {
    this.check = check;
    this.merchants = merchants;
    this.authorisations = authorisations;
  }

  ServerReply answer(Form query) {
    return ServerReply.json(told(query));
  }

  /** The number of the trade that is asked about; empty when there is none. */
  String tradeNo(Form query) {
    return found(query).map(Authorisation::merchantTradeNo).orElse("");
  }

  private Optional<Authorisation> found(Form query) {
    String gwsr = query.text("CreditRefundId");
    return GWSR.matcher(gwsr).matches()
        ? authorisations.find(query.text("MerchantID"), Long.parseLong(gwsr))
        : Optional.empty();
  }

  private Answer told(Form query) {
    Optional<RequestRefusal> refusal = check.refusal(query);
    if (refusal.isPresent()) {
      return Answer.failed(
          refusal.get() == RequestRefusal.UNKNOWN_MERCHANT ? ERROR_MERCHANT : ERROR);
    }
    String merchantId = query.text("MerchantID");
    boolean checkCodeFits =
        merchants
            .find(merchantId)
            .map(Merchant::creditCheckCode)
            .filter(query.text("CreditCheckCode")::equals)
            .isPresent();
    if (!checkCodeFits || !GWSR.matcher(query.text("CreditRefundId")).matches()) {
      return Answer.failed(ERROR);
    }
    Optional<Authorisation> found = found(query);
    if (found.isEmpty()) {
      return Answer.failed(ERROR_AUTHORISATION);
    }
    return Long.toString(found.get().amount()).equals(query.text("CreditAmount"))
        ? Answer.of(found.get())
        : Answer.failed(ERROR);
  }

  /** The answer's JSON; {@code RtnMsg} is empty when there is a value. */
  record Answer(
      @JsonProperty("RtnMsg") String rtnMsg, @JsonProperty("RtnValue") @Nullable Value rtnValue) {

    static Answer failed(String reason) {
      return new Answer(reason, null);
    }

    static Answer of(Authorisation authorisation) {
      return new Answer("", Value.of(authorisation));
    }
  }

  record Value(
      @JsonProperty("TradeID") long tradeId,
      long amount,
      long clsamt,
      String authtime,
      String status,
      @JsonProperty("close_data") List<Row> closeData) {

    static Value of(Authorisation it) {
      return new Value(
          it.gwsr(),
          it.amount(),
          it.captured(),
          TaiwanTime.dateTime(it.authorisedAt()),
          it.state().title(),
          it.entries().stream().map(Row::of).toList());
    }
  }

  /** The name of its date is not established. */
  record Row(String status, long amount, int sno, String datetime) {

    static Row of(CloseEntry entry) {
      Instant at = entry.closedAt() == null ? entry.requestedAt() : entry.closedAt();
      return new Row(entry.status().title(), entry.amount(), entry.sno(), TaiwanTime.dateTime(at));
    }
  }
}
