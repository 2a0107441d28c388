package tw.jiean.marketplace.payment;

import java.security.SecureRandom;
import java.util.Random;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * Makes trade numbers: {@code JA} and 16 characters of upper-case base 32, 80 random bits. One
 * letter case only, because the signature cannot see the other.
 */
@Component
final class TradeNumbers {

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int RANDOM_CHARACTERS = 16;

  private final Random random = new SecureRandom();

  MerchantTradeNo next() {
    StringBuilder number = new StringBuilder("JA");
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      number.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
    }
    return new MerchantTradeNo(number.toString());
  }
}
