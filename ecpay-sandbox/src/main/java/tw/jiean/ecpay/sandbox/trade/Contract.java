package tw.jiean.ecpay.sandbox.trade;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What ECPay has enabled for the merchants.
 *
 * @param methods the methods; of an order for {@code ALL} the others are not offered
 * @param instalments the plans; empty for merchants without instalments
 */
public record Contract(Set<PaymentMethod> methods, List<Instalments> instalments) {

  /** Copies the collections. */
  public Contract {
    methods = Set.copyOf(methods);
    instalments = List.copyOf(instalments);
  }

  /** Every method, and the plans that are not for gateway merchants only. */
  public static Contract full() {
    return new Contract(EnumSet.allOf(PaymentMethod.class), Instalments.list("3,6,12,18,24,30N"));
  }
}
