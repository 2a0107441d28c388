package tw.jiean.ecpay.sandbox.endpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** The ECPay page that an endpoint follows, and when the two were last compared. */
@Documented
@Target(ElementType.TYPE)
@interface CheckedAgainst {

  /** The number of the page at developers.ecpay.com.tw. */
  String doc();

  /** {@code yyyy-MM}. */
  String date();
}
