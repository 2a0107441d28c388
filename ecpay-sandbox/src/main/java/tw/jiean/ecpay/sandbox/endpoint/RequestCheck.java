package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What ECPay checks of any request from a shop's server before it looks at what is asked. */
final class RequestCheck {

  private static final Duration TIME_STAMP_LIFE = Duration.ofMinutes(3);
  private static final Pattern TIME_STAMP = Pattern.compile("[0-9]{1,12}");

  private final Merchants merchants;
  private final Clock wall;

  /** The wall's clock, since shops stamp their requests by theirs. */
  RequestCheck(Merchants merchants, Clock wall) {
    this.merchants = merchants;
    this.wall = wall;
  }

  /** Why a request is not from a merchant, if it is not. */
  Optional<RequestRefusal> refusal(Form request) {
    Optional<Merchant> signer = signer(request);
    if (signer.isEmpty() || merchants.find(request.text("MerchantID")).isEmpty()) {
      return Optional.of(RequestRefusal.UNKNOWN_MERCHANT);
    }
    return signer.get().signed(request)
        ? Optional.empty()
        : Optional.of(RequestRefusal.WRONG_SIGNATURE);
  }

  /** The same for a request that carries a {@code TimeStamp} and a trade number (page 2890). */
  Optional<RequestRefusal> refusalOfStamped(Form request) {
    return refusal(request)
        .or(() ->
            fresh(request.text("TimeStamp"))
                ? Optional.empty()
                : Optional.of(RequestRefusal.STALE_TIME_STAMP))
        .or(() ->
            request.value("MerchantTradeNo").isPresent()
                ? Optional.empty()
                : Optional.of(RequestRefusal.NO_TRADE_NO));
  }

  /** The answer under the keys of the request; as it is when nobody's keys fit. */
  Form signed(Form request, Form answer) {
    if (merchants.find(request.text("MerchantID")).isEmpty()) {
      return answer;
    }
    return signer(request).map(keys -> keys.sign(answer)).orElse(answer);
  }

  /** A platform signs with its own keys (page 2858). */
  private Optional<Merchant> signer(Form request) {
    return merchants.find(request.value("PlatformID").orElseGet(() -> request.text("MerchantID")));
  }

  private boolean fresh(String timeStamp) {
    if (!TIME_STAMP.matcher(timeStamp).matches()) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timeStamp));
    return Duration.between(sent, wall.instant()).abs().compareTo(TIME_STAMP_LIFE) <= 0;
  }
}
