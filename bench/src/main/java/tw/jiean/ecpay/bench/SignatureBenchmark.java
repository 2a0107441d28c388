package tw.jiean.ecpay.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;

/**
 * Signs and verifies a card payment's notification of 20 fields and its signature. Samples, because
 * their median says something even on a machine that is busy otherwise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SignatureBenchmark {

  // ECPay's published test merchant.
  private static final String HASH_KEY = "pwFHCqoQZGmho4w6";
  private static final String HASH_IV = "EkRm7iFT261dpevs";

  /** In ECPay's order, which is that of the signature. */
  private static final List<Map.Entry<String, String>> UNSIGNED =
      List.of(
          Map.entry("amount", "1200"),
          Map.entry("auth_code", "777777"),
          Map.entry("card4no", "2222"),
          Map.entry("card6no", "431195"),
          Map.entry("CustomField1", "order 0000000000001"),
          Map.entry("eci", "5"),
          Map.entry("gwsr", "12345678"),
          Map.entry("MerchantID", "3002607"),
          Map.entry("MerchantTradeNo", "SHOP0000000000001A"),
          Map.entry("PaymentDate", "2026/07/01 12:34:56"),
          Map.entry("PaymentType", "Credit_CreditCard"),
          Map.entry("PaymentTypeChargeFee", "33.5"),
          Map.entry("process_date", "2026/07/01 12:34:56"),
          Map.entry("RtnCode", "1"),
          Map.entry("RtnMsg", "交易成功"),
          Map.entry("SimulatePaid", "0"),
          Map.entry("StoreID", ""),
          Map.entry("TradeAmt", "1200"),
          Map.entry("TradeDate", "2026/07/01 12:30:00"),
          Map.entry("TradeNo", "2607011230001234"));

  private final EcpayConfig config =
      new EcpayConfig(new MerchantId("3002607"), HASH_KEY, HASH_IV, EcpayEnvironment.STAGE);
  private final CheckMacValue checkMacValue = config.keys().checkMacValue();
  private final byte[] encoded = PlainRecipe.encoded(UNSIGNED, HASH_KEY, HASH_IV);
  private final String signature = PlainRecipe.sign(UNSIGNED, HASH_KEY, HASH_IV);
  private final List<Map.Entry<String, String>> shuffled = shuffled();
  private final FormFields signed = new FormFields(UNSIGNED).and(CheckMacValue.FIELD, signature);

  private static List<Map.Entry<String, String>> shuffled() {
    List<Map.Entry<String, String>> shuffled = new ArrayList<>(UNSIGNED);
    Collections.shuffle(shuffled, new Random(20));
    return shuffled;
  }

  /** Refuses to compare what does not give the same. */
  @Setup
  public void requireSameResult() {
    if (!sign().equals(signature) || !signShuffled().equals(signature) || !verify()) {
      throw new IllegalStateException("The client and the plain recipe disagree");
    }
  }

  /** What nobody gets below: the digest of the finished bytes. */
  @Benchmark
  public byte[] digestAlone() {
    return PlainRecipe.sha256(encoded);
  }

  /** One look at each of the bytes, written to another array. */
  @Benchmark
  public byte[] onePassOverTheBytes() {
    byte[] copy = new byte[encoded.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (byte) (encoded[i] >= 'A' && encoded[i] <= 'Z' ? encoded[i] + 32 : encoded[i]);
    }
    return copy;
  }

  /** The client's signature. */
  @Benchmark
  public String sign() {
    return checkMacValue.compute(UNSIGNED);
  }

  /** The same with the fields in any order. */
  @Benchmark
  public String signShuffled() {
    return checkMacValue.compute(shuffled);
  }

  /** The client's verification, as a notification meets it. */
  @Benchmark
  public boolean verify() {
    return config.believes(signed);
  }

  /** The same signature, plainly written. */
  @Benchmark
  public String signPlainly() {
    return PlainRecipe.sign(UNSIGNED, HASH_KEY, HASH_IV);
  }

  /** The same verification, plainly written, with its usual mistake of an ordinary comparison. */
  @Benchmark
  public boolean verifyPlainly() {
    return PlainRecipe.sign(signed.list(), HASH_KEY, HASH_IV).equals(signature);
  }
}
