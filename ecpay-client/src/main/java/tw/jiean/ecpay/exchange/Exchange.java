package tw.jiean.ecpay.exchange;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.ResultCode;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.HttpTransport.Reply;

/** Signed calls of one merchant to ECPay's servers. Thread-safe; never repeats a call. */
public final class Exchange {

  private static final String ACCEPTED = "1";

  /** A number, or one of the words that pages 2885 and 2894 have. */
  private static final Pattern CODE = Pattern.compile("0|-?[1-9][0-9]{0,9}|error[A-Za-z_]{0,20}");

  /** A byte order mark in front, line breaks behind. */
  private static final Pattern FRAME = Pattern.compile("\\A\\uFEFF|[\\r\\n]++\\z");

  private final EcpayConfig config;
  private final HttpTransport transport;
  private final Clock clock;
  private final CallBudget budget;

  /** For one merchant; the clock must be right to 3 minutes (ECPay page 2890). */
  public Exchange(EcpayConfig config, HttpTransport transport, Clock clock, CallBudget budget) {
    this.config = config;
    this.transport = transport;
    this.clock = clock;
    this.budget = budget;
  }

  /** Starts a call about the merchant as a whole. */
  public FormFields aboutUs() {
    FormFields fields = FormFields.none().and("MerchantID", config.merchantId().value());
    return config.platformId() == null
        ? fields
        : fields.and("PlatformID", config.platformId().value());
  }

  /** Starts a call about one trade. */
  public FormFields about(MerchantTradeNo tradeNo) {
    return aboutUs().and("MerchantTradeNo", tradeNo.value());
  }

  /** Now, as ECPay wants it of questions: whole seconds, valid for 3 minutes (ECPay page 2890). */
  public String timeStamp() {
    return Long.toString(clock.instant().getEpochSecond());
  }

  /**
   * Asks once; may be repeated.
   *
   * @return the text of the answer
   * @throws AskedTooOften when the budget is used up
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when the answer had any other status than 200
   */
  public String ask(String operation, String path, FormFields unsigned) {
    budget.take(operation);
    Reply reply = post(operation, path, unsigned);
    requireOk(operation, reply);
    return text(reply);
  }

  /**
   * Has something done, once; must not be repeated before the trade's state is known. Costs nothing
   * of the budget, yet keeps ECPay's pause.
   *
   * @return the text of the answer
   * @throws AskedTooOften when ECPay wants to be left alone
   * @throws EcpayUnreachable when no answer came, or one that is neither yes nor no, such as a
   *     redirect: it may have been done
   * @throws RejectedByEcpay when the answer's status was 4xx
   */
  public String command(String operation, String path, FormFields unsigned) {
    budget.requireOpen(operation);
    Reply reply = post(operation, path, unsigned);
    if (reply.status() != 200 && reply.status() < 400) {
      throw unreachable(operation, reply);
    }
    requireOk(operation, reply);
    return text(reply);
  }

  /** What a web server may put around the text it sends is no part of the last or first field. */
  private static String text(Reply reply) {
    return FRAME.matcher(reply.body()).replaceAll("");
  }

  /**
   * Fetches a file, once. A 403 closes nothing: ECPay tells it to who fetches a second file within
   * the minute (ECPay page 2896), and for that minute the budget gives no other anyway.
   *
   * @param file an existing file, overwritten
   * @throws AskedTooOften when a file was fetched less than a minute ago
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when the answer had any other status than 200
   */
  public void download(String operation, URI address, FormFields unsigned, Path file) {
    budget.takeFile(operation);
    String form = config.sign(unsigned).encode();
    requireOk(operation, sent(operation, () -> transport.download(address, form, file)));
  }

  /** The time by which calls are made. */
  public Clock clock() {
    return clock;
  }

  /** The address of one of the cashier's operations. */
  public URI cashier(String path) {
    return config.environment().resolve(path);
  }

  /** The address of an operation on the host that hands out files. */
  public URI vendor(String path) {
    return config.environment().vendor().resolve(path);
  }

  private Reply post(String operation, String path, FormFields unsigned) {
    String form = config.sign(unsigned).encode();
    Reply reply = sent(operation, () -> transport.post(cashier(path), form));
    if (reply.status() == 403) {
      budget.pause();
    }
    return reply;
  }

  /** A transport knows addresses only; whoever reads the failure knows operations. */
  private static Reply sent(String operation, Supplier<Reply> call) {
    try {
      return call.get();
    } catch (EcpayUnreachable e) {
      throw new EcpayUnreachable(operation, e.reason(), e.getCause() == null ? e : e.getCause());
    }
  }

  private static void requireOk(String operation, Reply reply) {
    if (reply.status() >= 500) {
      throw unreachable(operation, reply);
    }
    if (reply.status() != 200) {
      throw new RejectedByEcpay(operation, "HTTP " + reply.status(), "");
    }
  }

  private static EcpayUnreachable unreachable(String operation, Reply reply) {
    return new EcpayUnreachable(operation, "HTTP " + reply.status(), null);
  }

  /**
   * The fields of an answer that ECPay signs.
   *
   * @throws InvalidSignature when the signature is missing or wrong, or a name comes twice
   */
  public FormFields verified(String operation, String body) {
    FormFields fields = split(body);
    if (fields.hasRepeatedName() || !config.believes(fields)) {
      throw new InvalidSignature(operation);
    }
    return fields;
  }

  /**
   * The fields of an answer of which it is not established whether ECPay signs it: verified when it
   * carries a signature.
   *
   * @throws InvalidSignature when there is a signature and it is wrong
   * @throws UnreadableReply when a name comes twice
   */
  public FormFields verifiedIfSigned(String operation, String body) {
    FormFields fields = split(body);
    if (fields.list().stream().anyMatch(Exchange::isSignature)) {
      return verified(operation, body);
    }
    if (fields.hasRepeatedName()) {
      throw new UnreadableReply(operation, "a name comes twice", null);
    }
    return fields;
  }

  private static boolean isSignature(Map.Entry<String, String> field) {
    return field.getKey().equalsIgnoreCase(CheckMacValue.FIELD);
  }

  /**
   * ECPay writes {@code a=b&c=d} without escapes, so it is split and not decoded (answers of its
   * stage, 2026-07).
   */
  private static FormFields split(String body) {
    return new FormFields(
        Arrays.stream(body.split("&", -1))
            .map(field -> field.split("=", 2))
            .map(parts -> Map.entry(parts[0], parts.length > 1 ? parts[1] : ""))
            .toList());
  }

  /**
   * Binds an answer to what was asked for.
   *
   * @param answer gives the value under a name
   * @throws UnreadableReply when it names no merchant or trade, or another one
   */
  public void requireAbout(
      String operation, MerchantTradeNo tradeNo, Function<String, Optional<String>> answer) {
    requireSame(operation, "MerchantID", config.merchantId().value(), answer);
    requireSame(operation, "MerchantTradeNo", tradeNo.value(), answer);
  }

  /**
   * Binds an answer to one number of what was asked for.
   *
   * @param answer gives the value under a name
   * @throws UnreadableReply when the answer lacks the number, or has another one
   */
  public void requireSame(
      String operation, String name, String ours, Function<String, Optional<String>> answer) {
    String theirs =
        answer
            .apply(name)
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> new UnreadableReply(operation, "without " + name, null));
    if (!theirs.equals(ours)) {
      throw new UnreadableReply(operation, "about another trade", null);
    }
  }

  /**
   * Reads the verdict in an answer that is about the right trade.
   *
   * @param answer gives the value under a name
   * @throws RejectedByEcpay when ECPay refused
   * @throws UnreadableReply when the answer does not say whether it was done
   */
  public void requireAccepted(String operation, Function<String, Optional<String>> answer) {
    String code = answer.apply("RtnCode").orElse("");
    if (!CODE.matcher(code).matches()) {
      throw new UnreadableReply(operation, "without a result", null);
    }
    if (code.equals(ResultCode.NOT_KNOWN_YET.code())) {
      throw new UnreadableReply(operation, "ECPay does not know the result yet", null);
    }
    if (!code.equals(ACCEPTED)) {
      throw new RejectedByEcpay(operation, code, answer.apply("RtnMsg").orElse(""));
    }
  }
}
