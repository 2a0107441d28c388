package tw.jiean.ecpay.sandbox.page;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.trade.TestCard;

/** A test card and what it does. */
public record TestCardView(String grouped, String outcome) {

  /** Those that pay, then examples of those that do not. */
  public static List<TestCardView> all(Language language) {
    return Stream.concat(
            Arrays.stream(TestCard.values())
                .map(card -> new TestCardView(card.grouped(), language.text("card." + card))),
            TestCard.REFUSED_EXAMPLES.stream()
                .map(number ->
                    new TestCardView(TestCard.grouped(number), language.text("card." + number))))
        .toList();
  }
}
