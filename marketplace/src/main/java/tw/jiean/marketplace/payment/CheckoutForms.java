package tw.jiean.marketplace.payment;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.CodeAddresses;
import tw.jiean.marketplace.web.JieanProperties;
import tw.jiean.marketplace.web.PublicUrl;

/**
 * The signed form of an attempt, the same whenever it is asked for. Holds no text that a user
 * wrote: the signature could not tell it from fields.
 */
@Component
class CheckoutForms {

  private static final Duration ONE_WEEK = Duration.ofDays(7);

  private final EcpayClient ecpay;
  private final PaymentSettings settings;
  private final PublicUrl site;

  CheckoutForms(EcpayClient ecpay, PaymentSettings settings, JieanProperties jiean) {
    this.ecpay = ecpay;
    this.settings = settings;
    this.site = jiean.publicUrl();
  }

  CheckoutForm of(PaymentAttempt attempt) {
    PaymentChoice choice = choice(settings.of(attempt.method()), attempt.terms());
    CheckoutRequest.Builder order =
        CheckoutRequest.of(
                attempt.tradeNo(),
                attempt.createdAt(),
                new TradeAmount(attempt.amount().dollars()),
                "Jiean 接案服務",
                "接案服務 訂單 " + attempt.reference(),
                site.resolve(EcpayCallbackFilter.RETURN),
                choice)
            .clientBackUrl(site.resolve(resultPage(attempt.token())))
            .language(attempt.language())
            .extraPaidInfo();
    if (!issuesCode(choice)) {
      order.orderResultUrl(site.resolve(EcpayCallbackController.RESULT));
    }
    return ecpay.checkout().form(order.build());
  }

  static String resultPage(ResultToken token) {
    return EcpayCallbackController.RESULT + token + "/";
  }

  private static boolean issuesCode(PaymentChoice choice) {
    return switch (choice) {
      case PaymentChoice.Atm atm -> true;
      case PaymentChoice.Cvs cvs -> true;
      case PaymentChoice.Barcode barcode -> true;
      case PaymentChoice.Credit credit -> false;
      case PaymentChoice.Instalments instalments -> false;
      case PaymentChoice.Periodic periodic -> false;
      case PaymentChoice.ApplePay applePay -> false;
      case PaymentChoice.Twqr twqr -> false;
      case PaymentChoice.Bnpl bnpl -> false;
      case PaymentChoice.WeiXin weiXin -> false;
      case PaymentChoice.DigitalPayment digitalPayment -> false;
      case PaymentChoice.WebAtm webAtm -> false;
      case PaymentChoice.Named named -> false;
      case PaymentChoice.All all -> false;
    };
  }

  /** By ECPay's word, not by ours: which word belongs to a method is a setting. */
  private PaymentChoice choice(PaymentSettings.Method method, PaymentTerms terms) {
    String word = method.choosePayment();
    if (word == null) {
      throw new IllegalStateException("A payment method without choose-payment was opened");
    }
    Duration lifetime = lifetime(method, terms);
    Instalments instalments = terms.instalments();
    return switch (word) {
      case "Credit" ->
          instalments == null
              ? new PaymentChoice.Credit()
              : new PaymentChoice.Instalments(Set.of(instalments.plan()));
      case "WebATM" -> new PaymentChoice.WebAtm();
      case "ATM" -> new PaymentChoice.Atm((int) lifetime.toDays(), codeAddresses());
      case "CVS" -> new PaymentChoice.Cvs((int) lifetime.toMinutes(), codeAddresses());
      case "BARCODE" -> new PaymentChoice.Barcode((int) lifetime.toDays(), codeAddresses());
      case "BNPL" -> new PaymentChoice.Bnpl(null, paymentInfo());
      default -> new PaymentChoice.Named(word, method.chooseSubPayment());
    };
  }

  /** What the attempt froze; one from before terms were kept has what is usual now. */
  private static Duration lifetime(PaymentSettings.Method method, PaymentTerms terms) {
    if (terms.timeToPay() != null) {
      return terms.timeToPay();
    }
    return method.codeLifetime() == null ? ONE_WEEK : method.codeLifetime();
  }

  private CodeAddresses codeAddresses() {
    return new CodeAddresses(paymentInfo(), site.resolve(EcpayCallbackController.RESULT));
  }

  private URI paymentInfo() {
    return site.resolve(EcpayCallbackFilter.PAYMENT_INFO);
  }
}
