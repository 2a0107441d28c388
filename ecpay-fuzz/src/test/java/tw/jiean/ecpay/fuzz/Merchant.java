package tw.jiean.ecpay.fuzz;

import java.util.Map;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;

/** ECPay's published test merchant, and the fields that an input stands for. */
final class Merchant {

  static final String HASH_KEY = "pwFHCqoQZGmho4w6";
  static final String HASH_IV = "EkRm7iFT261dpevs";

  static final EcpayConfig CONFIG =
      new EcpayConfig(new MerchantId("3002607"), HASH_KEY, HASH_IV, EcpayEnvironment.STAGE);

  private Merchant() {}

  /** One field per line, {@code name=value}. */
  static FormFields fields(String lines) {
    return new FormFields(
        lines
            .lines()
            .map(line -> line.split("=", 2))
            .map(parts -> Map.entry(parts[0], parts.length > 1 ? parts[1] : ""))
            .toList());
  }
}
