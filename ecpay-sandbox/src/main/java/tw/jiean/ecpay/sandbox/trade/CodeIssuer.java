package tw.jiean.ecpay.sandbox.trade;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.Application;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.AtmAccount;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.StoreCode;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.BankAccount;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.Store;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.Wallet;

/**
 * Hands out the numbers of ECPay and its banks, in their shapes. ECPay's own are counted, so that
 * none comes twice, and therefore belong inside a change of the store.
 */
public final class CodeIssuer {

  private static final DateTimeFormatter TRADE_NO_HEAD =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

  private static final int ATM_DEFAULT_DAYS = 3;
  private static final int CVS_DEFAULT_MINUTES = 10_080;
  private static final int BARCODE_DEFAULT_DAYS = 7;
  private static final int BARCODE_MAX_DAYS = 30;
  private static final int BNPL_DEFAULT_INSTALMENTS = 3;
  private static final List<String> STORES = List.of("family", "hilife", "okmart", "ibon");

  /** Above every number that earlier versions drew at random. */
  private static final long FIRST_GWSR = 100_000_001;

  private static final long TRADES_A_SECOND = 10_000;

  private final RandomGenerator random;
  private final MVMap<String, Long> counters;

  /** Counts on from what the store remembers, and draws the other numbers. */
  public CodeIssuer(StateStore store, RandomGenerator random) {
    this.random = random;
    this.counters = store.index("counters");
  }

  String cashierId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** ECPay's number of a payment: twelve digits of Taiwan time and four more. */
  public String tradeNo(Instant now) {
    long count = next("tradeNo", 0) % TRADES_A_SECOND;
    return TRADE_NO_HEAD.format(TaiwanTime.at(now)) + String.format(Locale.ROOT, "%04d", count);
  }

  /** A bank's number of an authorisation: six digits. */
  public String authCode() {
    return digits(6);
  }

  CardAttempt cardAttempt(CardEntry entry, boolean unionPay, long amount) {
    return new CardAttempt(
        entry.number().substring(0, 6),
        entry.number().substring(entry.number().length() - 4),
        authCode(),
        gwsr(),
        0,
        unionPay,
        entry.instalments(),
        entry.redeem() ? BonusPoints.spentOn(amount) : null);
  }

  /** Apple Pay tells the number of the device instead of the card's. */
  CardAttempt deviceCard() {
    return new CardAttempt("4" + digits(5), digits(4), authCode(), gwsr(), 0, false, null, null);
  }

  PaymentCode code(
      Order order, PaymentMethod method, String sub, @Nullable Instalments plan, Instant now) {
    return switch (method) {
      case ATM ->
          new AtmAccount(
              Bank.valueOf(sub).code(),
              digits(16),
              TaiwanTime.endOfDay(now, number(order, "ExpireDate", ATM_DEFAULT_DAYS)));
      case CVS ->
          new StoreCode(
              "GW" + digits(12),
              now.plus(Duration.ofMinutes(number(order, "StoreExpireDate", CVS_DEFAULT_MINUTES))));
      case BARCODE ->
          StoreBarcodes.of(
              digits(16), order.amount(), TaiwanTime.endOfDay(now, barcodeDays(order)));
      case BNPL ->
          new Application(digits(16), plan == null ? BNPL_DEFAULT_INSTALMENTS : plan.count());
      case CREDIT, WEB_ATM, APPLE_PAY, TWQR, WEIXIN, DIGITAL_PAYMENT ->
          throw new ImpossibleNow(order.merchantTradeNo(), "is not paid by a code");
    };
  }

  /** Who pays, where no card tells it. */
  Optional<PaymentSource> source(PaymentMethod method, String sub) {
    return switch (method) {
      case WEB_ATM -> Optional.of(new BankAccount(Bank.valueOf(sub).code(), digits(5)));
      case ATM -> {
        Bank[] banks = Bank.values();
        yield Optional.of(new BankAccount(banks[random.nextInt(banks.length)].code(), digits(5)));
      }
      case CVS, BARCODE -> Optional.of(new Store(store(sub)));
      case TWQR, WEIXIN, DIGITAL_PAYMENT -> Optional.of(new Wallet(digits(24)));
      case CREDIT, APPLE_PAY, BNPL -> Optional.empty();
    };
  }

  /** The till that took the money; of those who may go to any store, each goes to another one. */
  private String store(String sub) {
    return switch (sub) {
      case "OK" -> "okmart";
      case "FAMILY", "HILIFE", "IBON" -> sub.toLowerCase(Locale.ROOT);
      default -> STORES.get(random.nextInt(STORES.size()));
    };
  }

  /** ECPay's number of an authorisation: nine digits. */
  public long gwsr() {
    return next("gwsr", FIRST_GWSR);
  }

  private long next(String counter, long first) {
    long number = counters.getOrDefault(counter, first);
    counters.put(counter, number + 1);
    return number;
  }

  /** Days; an order for all methods may mean a store code's minutes, so the maximum bounds it. */
  private static int barcodeDays(Order order) {
    return Math.min(number(order, "StoreExpireDate", BARCODE_DEFAULT_DAYS), BARCODE_MAX_DAYS);
  }

  private static int number(Order order, String field, int fallback) {
    return order.fields().value(field).map(Integer::parseInt).orElse(fallback);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
