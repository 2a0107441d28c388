package tw.jiean.ecpay.card;

import java.util.regex.Pattern;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.exchange.Exchange;
import tw.jiean.ecpay.exchange.JsonObject;

/**
 * Asks for the state of a card's payment, captures it, takes that back, abandons it and gives money
 * back: {@code CreditDetail/QueryTrade/V2} and {@code CreditDetail/DoAction} (ECPay pages 2894,
 * 2885 and 9242). Both work in ECPay's production only. Which step fits is a question for {@link
 * tw.jiean.ecpay.refund.RefundPlanner}.
 *
 * <p>ECPay does not recognise repeats: <strong>a partial refund sent twice gives back
 * twice.</strong> So no step is ever sent again by itself. After {@link EcpayUnreachable}, {@link
 * InvalidSignature} and {@link UnreadableReply} it is not known whether a step was carried out: ask
 * for the state first, and let a person look where that does not tell.
 */
public final class Cards {

  private static final String QUERY = "QueryTrade";
  private static final String QUERY_PATH = "/CreditDetail/QueryTrade/V2";

  private static final Pattern GWSR = Pattern.compile("[0-9]{1,20}");

  private static final String COMMAND = "DoAction";
  private static final String COMMAND_PATH = "/CreditDetail/DoAction";

  private final Exchange exchange;

  /** Made by {@link tw.jiean.ecpay.EcpayClient}. */
  @SuppressWarnings("exports")
  public Cards(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Asks once how far a card's payment is; may be repeated.
   *
   * @param gwsr the authorisation's number in digits, from the details of the payment; orders have
   *     to ask for these details
   * @param amount whole NT$ authorised
   * @param checkCode the merchant's check code, from ECPay's console (信用卡收單, 信用卡授權資訊)
   * @throws AskedTooOften when nothing was sent, because the budget is used up
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when ECPay refused, with one of its words: {@code error_Stop}, {@code
   *     error_nopay}, {@code error}
   * @throws UnreadableReply when the answer is not about this authorisation or not as documented
   * @throws IllegalArgumentException when the number is not 1 to 20 digits
   */
  public Authorisation ask(String gwsr, TradeAmount amount, String checkCode) {
    if (!GWSR.matcher(gwsr).matches()) {
      throw new IllegalArgumentException("gwsr is 1 to 20 digits (ECPay page 2894)");
    }
    FormFields question =
        exchange
            .aboutUs()
            .and("CreditRefundId", gwsr)
            .and("CreditAmount", amount.toString())
            .and("CreditCheckCode", checkCode);
    JsonObject answer = JsonObject.read(QUERY, exchange.ask(QUERY, QUERY_PATH, question));
    Authorisation authorisation = read(answer);
    boolean ours = number(authorisation.gwsr()).equals(number(gwsr));
    if (!ours || !authorisation.amount().equals(amount)) {
      throw new UnreadableReply(QUERY, "about another authorisation", null);
    }
    return authorisation;
  }

  /** JSON has no zeros in front, a notification may. */
  private static String number(String gwsr) {
    return gwsr.replaceFirst("^0+", "");
  }

  private static Authorisation read(JsonObject answer) {
    try {
      String refusal =
          answer.text("RtnMsg").orElseThrow(() -> new IllegalArgumentException("No RtnMsg"));
      if (!refusal.isEmpty()) {
        throw new RejectedByEcpay(QUERY, refusal, "");
      }
      return answer
          .object("RtnValue")
          .map(AuthorisationReader::read)
          .orElseThrow(() -> new IllegalArgumentException("No RtnValue"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(QUERY, "a value is missing or not of its type", e);
    }
  }

  /**
   * Has all that was authorised fetched at the next closing. Likewise as {@link #perform}.
   *
   * @param authorised whole NT$, all that was authorised
   */
  public void capture(CardTrade trade, TradeAmount authorised) {
    perform(trade, new CardStep(CardAction.CAPTURE, authorised));
  }

  /**
   * Gives money back that was captured. Likewise as {@link #perform}; <strong>sent twice, it gives
   * back twice.</strong>
   *
   * @param amount whole NT$ that the buyer gets
   */
  public void refund(CardTrade trade, TradeAmount amount) {
    perform(trade, new CardStep(CardAction.REFUND, amount));
  }

  /**
   * Takes a capture back before it is carried out. Likewise as {@link #perform}.
   *
   * @param authorised whole NT$, all that was authorised
   */
  public void cancelCapture(CardTrade trade, TradeAmount authorised) {
    perform(trade, new CardStep(CardAction.CANCEL_CAPTURE, authorised));
  }

  /**
   * Never fetches what was authorised, for good. Likewise as {@link #perform}.
   *
   * @param authorised whole NT$, all that was authorised
   */
  public void abandon(CardTrade trade, TradeAmount authorised) {
    perform(trade, new CardStep(CardAction.ABANDON, authorised));
  }

  /**
   * Sends one step, once. It returns when ECPay has accepted it.
   *
   * @throws AskedTooOften when nothing was sent, because ECPay wants to be left alone
   * @throws RejectedByEcpay when ECPay refused and nothing happened
   * @throws EcpayUnreachable when no answer came: <strong>it may have been carried out</strong>
   * @throws InvalidSignature when the answer is signed and not ECPay's: likewise
   * @throws UnreadableReply when the answer is not about this trade or does not tell: likewise
   */
  public void perform(CardTrade trade, CardStep step) {
    FormFields command =
        exchange
            .about(trade.merchantTradeNo())
            .and("TradeNo", trade.ecpayTradeNo().value())
            .and("Action", step.action().code)
            .and("TotalAmount", step.amount().toString());
    FormFields answer =
        exchange.verifiedIfSigned(COMMAND, exchange.command(COMMAND, COMMAND_PATH, command));
    exchange.requireAbout(COMMAND, trade.merchantTradeNo(), answer::value);
    exchange.requireSame(COMMAND, "TradeNo", trade.ecpayTradeNo().value(), answer::value);
    exchange.requireAccepted(COMMAND, answer::value);
  }
}
