package tw.jiean.ecpay.sandbox.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.Barcodes;

class StoreBarcodesTests {

  @Test
  void writesDeadlineAccountAndAmount() {
    Barcodes codes =
        StoreBarcodes.of("1234567890123456", 1_200, Instant.parse("2026-07-09T15:59:59Z"));

    assertThat(codes.first()).isEqualTo("15070963C");
    assertThat(codes.second()).isEqualTo("1234567890123456");
    assertThat(codes.third()).startsWith("0709").endsWith("000001200").hasSize(15);
  }

  @Test
  void checksAllThreeTogether() {
    Barcodes codes =
        StoreBarcodes.of("1234567890123456", 1_200, Instant.parse("2026-07-09T15:59:59Z"));
    // Two check characters stand between 0709 and the amount, so they leave odd places odd.
    int odd = 1 + 0 + 0 + 6 + 3 + (1 + 3 + 5 + 7 + 9 + 1 + 3 + 5) + (0 + 0) + (0 + 0 + 0 + 2 + 0);
    int even = 5 + 7 + 9 + 3 + (2 + 4 + 6 + 8 + 0 + 2 + 4 + 6) + (7 + 9) + (0 + 0 + 1 + 0);

    assertThat(codes.third().substring(4, 6))
        .isEqualTo(character(odd % 11, "AB") + character(even % 11, "XY"));
  }

  private static String character(int rest, String zeroAndTen) {
    return switch (rest) {
      case 0 -> zeroAndTen.substring(0, 1);
      case 10 -> zeroAndTen.substring(1);
      default -> Integer.toString(rest);
    };
  }
}
