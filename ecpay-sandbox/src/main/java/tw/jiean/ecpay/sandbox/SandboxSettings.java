package tw.jiean.ecpay.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.endpoint.EcpaySite;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.notify.ShopTransport;
import tw.jiean.ecpay.sandbox.trade.AmountLimits;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;

/**
 * How a sandbox runs. Begin with {@link #defaults()} and change what has to differ.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param publicUrl the base under which browsers and shops reach it; port 0 in it stands for the
 *     port that it listens on
 * @param clock the time on the wall; the sandbox's own starts from it and can be moved on
 * @param merchants the shops that it knows
 * @param contract which methods and instalments ECPay has enabled
 * @param limits what each method may take; a method without an entry takes any amount
 * @param strictUrls whether it refuses addresses that ECPay could not reach, such as localhost,
 *     instead of warning in the console
 * @param tradeDateTolerance how far {@code MerchantTradeDate} may be from the nearer of both
 * @param resendAfter the wait before each further sending of an unanswered notification
 * @param site which of ECPay's sites it plays where they differ
 * @param queryRate how fast a merchant may ask before he is locked out
 * @param statementRate how fast a merchant may fetch statement files
 * @param doActionSigned whether the answer of DoAction is signed, which is not established
 * @param fees what ECPay takes
 * @param shop how notifications get to shops; null sends them over HTTP
 * @param seed what the numbers of banks and stores are drawn from; null draws unguessable ones
 * @param folder where it keeps its state; null keeps it in memory
 */
public record SandboxSettings(
    int port,
    URI publicUrl,
    Clock clock,
    List<Merchant> merchants,
    Contract contract,
    Map<PaymentMethod, AmountLimits> limits,
    boolean strictUrls,
    Duration tradeDateTolerance,
    List<Duration> resendAfter,
    EcpaySite site,
    QueryRate queryRate,
    QueryRate statementRate,
    boolean doActionSigned,
    FeeTable fees,
    @Nullable ShopTransport shop,
    @Nullable Long seed,
    @Nullable Path folder) {

  private static final int MAX_PORT = 65_535;

  /** Refuses what is no port, and copies the collections. */
  public SandboxSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("A port is a number from 0 to " + MAX_PORT);
    }
    merchants = List.copyOf(merchants);
    limits = Map.copyOf(limits);
    resendAfter = List.copyOf(resendAfter);
  }

  /**
   * A free port, the published test merchant, an individual member's limits (ECPay's fee page,
   * 2026), and ECPay's schedule: after 5 to 15 minutes, four more times.
   */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        0,
        URI.create("http://localhost:0"),
        Clock.systemUTC(),
        List.of(Merchant.published()),
        Contract.full(),
        Map.of(
            PaymentMethod.CREDIT, new AmountLimits(5, 199_999),
            PaymentMethod.WEB_ATM, new AmountLimits(11, 49_999),
            PaymentMethod.ATM, new AmountLimits(11, 49_999),
            PaymentMethod.CVS, new AmountLimits(33, 6_000),
            PaymentMethod.BARCODE, new AmountLimits(17, 20_000),
            PaymentMethod.APPLE_PAY, new AmountLimits(5, 199_999),
            PaymentMethod.TWQR, new AmountLimits(6, 49_999),
            PaymentMethod.WEIXIN, new AmountLimits(6, 500_000),
            PaymentMethod.BNPL, new AmountLimits(3_000, 300_000)),
        false,
        Duration.ofDays(1),
        List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15)),
        EcpaySite.PRODUCTION,
        QueryRate.generous(),
        QueryRate.oneAMinute(),
        false,
        FeeTable.individual(),
        null,
        null,
        null);
  }

  /** The same on another port. */
  public SandboxSettings withPort(int port) {
    return with(draft -> draft.port = port);
  }

  /** The same under another base. */
  public SandboxSettings withPublicUrl(URI publicUrl) {
    return with(draft -> draft.publicUrl = publicUrl);
  }

  /** The same by another clock. */
  public SandboxSettings withClock(Clock clock) {
    return with(draft -> draft.clock = clock);
  }

  /** The same for other shops. */
  public SandboxSettings withMerchants(List<Merchant> merchants) {
    return with(draft -> draft.merchants = merchants);
  }

  /** The same with another contract. */
  public SandboxSettings withContract(Contract contract) {
    return with(draft -> draft.contract = contract);
  }

  /** The same with other limits. */
  public SandboxSettings withLimits(Map<PaymentMethod, AmountLimits> limits) {
    return with(draft -> draft.limits = limits);
  }

  /** The same, refusing addresses that ECPay could not reach, or not. */
  public SandboxSettings withStrictUrls(boolean strictUrls) {
    return with(draft -> draft.strictUrls = strictUrls);
  }

  /** The same with another schedule; an empty one sends once. */
  public SandboxSettings withResendAfter(List<Duration> resendAfter) {
    return with(draft -> draft.resendAfter = resendAfter);
  }

  /** The same, playing that site of ECPay's. */
  public SandboxSettings withSite(EcpaySite site) {
    return with(draft -> draft.site = site);
  }

  /** The same, signing the answer of DoAction or not. */
  public SandboxSettings withDoActionSigned(boolean doActionSigned) {
    return with(draft -> draft.doActionSigned = doActionSigned);
  }

  /** The same at other fees. */
  public SandboxSettings withFees(FeeTable fees) {
    return with(draft -> draft.fees = fees);
  }

  /** The same, letting merchants ask at another rate. */
  public SandboxSettings withQueryRate(QueryRate queryRate) {
    return with(draft -> draft.queryRate = queryRate);
  }

  /** The same, letting merchants fetch statement files at another rate. */
  public SandboxSettings withStatementRate(QueryRate statementRate) {
    return with(draft -> draft.statementRate = statementRate);
  }

  /** The same, with notifications on another way than HTTP. */
  public SandboxSettings withShop(@Nullable ShopTransport shop) {
    return with(draft -> draft.shop = shop);
  }

  /**
   * The same with accounts, codes, authorisations and addresses of the cashier drawn from a seed:
   * the same commands at the same times give the same numbers. Whoever knows the seed can guess
   * them.
   */
  public SandboxSettings withSeed(@Nullable Long seed) {
    return with(draft -> draft.seed = seed);
  }

  /** The same, keeping its state in a folder. */
  public SandboxSettings withFolder(@Nullable Path folder) {
    return with(draft -> draft.folder = folder);
  }

  private SandboxSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** The settings while one of them changes. */
  private static final class Draft {

    private int port;
    private URI publicUrl;
    private Clock clock;
    private List<Merchant> merchants;
    private Contract contract;
    private Map<PaymentMethod, AmountLimits> limits;
    private boolean strictUrls;
    private final Duration tradeDateTolerance;
    private List<Duration> resendAfter;
    private EcpaySite site;
    private QueryRate queryRate;
    private QueryRate statementRate;
    private boolean doActionSigned;
    private FeeTable fees;
    private @Nullable ShopTransport shop;
    private @Nullable Long seed;
    private @Nullable Path folder;

    Draft(SandboxSettings settings) {
      port = settings.port;
      publicUrl = settings.publicUrl;
      clock = settings.clock;
      merchants = settings.merchants;
      contract = settings.contract;
      limits = settings.limits;
      strictUrls = settings.strictUrls;
      tradeDateTolerance = settings.tradeDateTolerance;
      resendAfter = settings.resendAfter;
      site = settings.site;
      queryRate = settings.queryRate;
      statementRate = settings.statementRate;
      doActionSigned = settings.doActionSigned;
      fees = settings.fees;
      shop = settings.shop;
      seed = settings.seed;
      folder = settings.folder;
    }

    SandboxSettings settings() {
      return new SandboxSettings(
          port,
          publicUrl,
          clock,
          merchants,
          contract,
          limits,
          strictUrls,
          tradeDateTolerance,
          resendAfter,
          site,
          queryRate,
          statementRate,
          doActionSigned,
          fees,
          shop,
          seed,
          folder);
    }
  }
}
