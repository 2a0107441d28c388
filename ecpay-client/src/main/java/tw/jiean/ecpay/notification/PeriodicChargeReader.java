package tw.jiean.ecpay.notification;

import static tw.jiean.ecpay.notification.FieldReader.matching;
import static tw.jiean.ecpay.notification.NotificationReader.NOT_KNOWN_YET;
import static tw.jiean.ecpay.notification.NotificationReader.PAID;

import java.util.OptionalInt;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.PeriodicCharge.Charged;
import tw.jiean.ecpay.notification.PeriodicCharge.Failed;
import tw.jiean.ecpay.notification.PeriodicCharge.Simulated;
import tw.jiean.ecpay.notification.PeriodicCharge.Undecided;

/** Reads verified fields of a periodic charge (ECPay page 5631). */
final class PeriodicChargeReader {

  private final FormFields fields;
  private final FieldReader reader;

  PeriodicChargeReader(FormFields fields) {
    this.fields = fields;
    this.reader = new FieldReader(fields);
  }

  PeriodicCharge read() {
    PeriodicTrade trade = trade();
    return switch (trade.rtnCode()) {
      case PAID -> charged(trade);
      case NOT_KNOWN_YET -> new Undecided(trade, fields);
      default -> new Failed(trade, fields);
    };
  }

  private PeriodicTrade trade() {
    return new PeriodicTrade(
        reader.mandatory("MerchantID", MerchantId::new),
        reader.mandatory("MerchantTradeNo", MerchantTradeNo::new),
        reader.mandatory("Amount", TradeAmount::parse),
        // 0 where there was no authorisation.
        reader.optional("Gwsr", matching("[0-9]{1,20}")).filter(number -> !number.matches("0+")),
        reader
            .optional("TotalSuccessTimes", matching("[0-9]{1,9}"))
            .map(times -> OptionalInt.of(Integer.parseInt(times)))
            .orElse(OptionalInt.empty()),
        reader.mandatory("RtnCode", matching("[0-9]{1,10}")),
        reader.nonEmpty("RtnMsg").orElse(""));
  }

  private PeriodicCharge charged(PeriodicTrade trade) {
    // SimulatePaid comes only when simulated; any other word than 0 is not taken for money.
    if (!reader.nonEmpty("SimulatePaid").orElse("0").equals("0")) {
      return new Simulated(trade, fields);
    }
    // Without its number this charge could not be told from the next.
    reader.mandatory("Gwsr", matching("0*[1-9][0-9]*"));
    return new Charged(trade, reader.mandatory("ProcessDate", EcpayTime::parse), fields);
  }
}
