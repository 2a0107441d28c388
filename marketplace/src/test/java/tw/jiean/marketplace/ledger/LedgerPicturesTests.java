package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pictures of {@code docs/ledger.md} show what {@link TransferReason} says. {@code
 * -Djiean.ledger.pictures=true} draws them anew.
 */
class LedgerPicturesTests {

  private static final Path DOCS = Path.of("../docs");
  private static final Path PICTURES = DOCS.resolve("images/ledger");
  private static final int HEIGHT = 118;

  @ParameterizedTest
  @EnumSource
  void everyPostingHasItsPicture(TransferReason reason) throws IOException {
    Path file = PICTURES.resolve(reason.word() + ".svg");
    String picture = picture(reason);
    if (Boolean.getBoolean("jiean.ledger.pictures")) {
      Files.writeString(file, picture);
    }
    assertThat(Files.readString(file)).isEqualTo(picture);
  }

  @Test
  void thePageExplainsEveryPostingInOrderAndEveryAccount() throws IOException {
    String page = Files.readString(DOCS.resolve("ledger.md"));
    assertThat(page)
        .containsSubsequence(
            Stream.of(TransferReason.values())
                .map(TransferReason::word)
                .map(word -> "![" + word + "](images/ledger/" + word + ".svg)")
                .toList());
    for (LedgerAccount account : LedgerAccount.values()) {
      String word = account.word();
      assertThat(page).contains("| `" + word + "` | " + chinese("account." + word) + " |");
    }
  }

  private static String picture(TransferReason reason) throws IOException {
    // All that can be corrected would be sixteen pictures.
    List<TransferReason.Move> moves =
        reason == TransferReason.CORRECTION ? reason.moves().subList(0, 1) : reason.moves();
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < moves.size(); i++) {
      drawn.append("  <g transform=\"translate(0 %d)\">\n".formatted(i * HEIGHT));
      drawn.append(account(20, moves.get(i).debit(), true, amount(reason)));
      drawn.append(account(330, moves.get(i).credit(), false, amount(reason)));
      drawn.append("  </g>\n");
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 %1$d" width="600" height="%1$d" \
    font-family="'Noto Sans TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif" \
    font-size="14" text-anchor="middle" fill="#1f2937">
      <title>%2$s</title>
      <rect width="600" height="%1$d" rx="6" fill="#f8fafc"/>
    %3$s</svg>
    """
        .formatted(moves.size() * HEIGHT, chinese("reason." + reason.word()), drawn);
  }

  /** A T: the name above, debits left, credits right. */
  private static String account(int x, LedgerAccount account, boolean debited, String amount)
      throws IOException {
    boolean grows = debited == account.growsByDebit();
    return """
        <text x="%2$d" y="26" font-weight="bold">%4$s  %5$s</text>
        <path d="M%1$d 36h250M%2$d 36v66" stroke="#1f2937" fill="none"/>
        <text x="%6$d" y="54" font-size="11" fill="#475569">借 debit</text>
        <text x="%7$d" y="54" font-size="11" fill="#475569">貸 credit</text>
        <text x="%3$d" y="88" font-size="20" font-weight="bold" fill="%8$s">%9$s</text>
    """
        .formatted(
            x,
            x + 125,
            debited ? x + 62 : x + 188,
            chinese("account." + account.word()),
            account.word(),
            x + 62,
            x + 188,
            grows ? "#1d4ed8" : "#b91c1c",
            (grows ? "+" : "−") + amount);
  }

  /** What it moves in the story that the page tells. */
  private static String amount(TransferReason reason) {
    return switch (reason) {
      case PAYMENT_RECEIVED,
          SURPLUS_RECEIVED,
          SURPLUS_REVIVED,
          SURPLUS_REFUND_REQUESTED,
          CORRECTION ->
          "1,200";
      case REFUND_REQUESTED,
          REFUND_WITHDRAWN,
          REFUND_PAID_BY_ECPAY,
          REFUND_PAID_BY_TRANSFER,
          ECPAY_TOOK_BACK ->
          "200";
      case ECPAY_PAID_OUT -> "967";
      case GATEWAY_FEE, GATEWAY_FEE_RETURNED -> "33";
      case ROUNDING -> "1";
      case EARNING -> "900";
      case COMMISSION -> "100";
    };
  }

  private static String chinese(String key) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(Path.of("src/main/resources/messages/ledger_zh_TW.properties"))) {
      texts.load(reader);
    }
    return texts.getProperty("ledger." + key);
  }
}
