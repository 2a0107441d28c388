package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.jiean.demo.Gallery.Screen;

/** What holds on every page, in both languages, on phones and on desks, by day and by night. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

  private static final List<String> WCAG_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Texts and labels, except where an element says that it is in Chinese. */
  private static final String ENGLISH_TEXTS =
      """
      () => {
        const texts = [document.title];
        const english = (element) => !element.closest('[lang^=zh]');
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          if (english(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
        }
        for (const name of ['alt', 'aria-label', 'placeholder', 'title', 'label']) {
          for (const element of document.querySelectorAll('[' + name + ']')) {
            if (english(element)) texts.push(element.getAttribute(name));
          }
        }
        return texts.map((text) => text.trim()).filter((text) => text);
      }
      """;

  /** Bytes over the net of the page and all it loads, but for pictures, with nothing in a cache. */
  private static final String WEIGHT =
      """
      () => ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))
        .filter((entry) => entry.initiatorType !== 'img' && !/\\.(png|jpe?g|webp|svg|ico)$/.test(entry.name))
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
      """;

  private static final int MOST_BYTES = 100_000;

  private Gallery gallery;

  @BeforeAll
  void hang(Visitor guest, Visitor buyer, Visitor seller, Visitor worker, Visitor operator) {
    gallery = new Gallery(guest, buyer, seller, worker, operator);
  }

  @ParameterizedTest
  @EnumSource
  void isUsableByEverybodyOnAPhoneWithoutScrollingSidewaysOrWaiting(Screen screen) {
    Page page = gallery.show(screen, Look.PHONE).page();
    assertThat(violations(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
    assertThat(((Number) page.evaluate(WEIGHT)).intValue()).isBetween(1_000, MOST_BYTES);
  }

  private static List<String> violations(Page page) {
    return Axe.on(page).withTags(WCAG_AA).analyze().getViolations().stream()
        .flatMap(PagesIT::describe)
        .toList();
  }

  private static Stream<String> describe(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> rule.getId() + ": " + node.getFailureSummary() + "\n" + node.getHtml());
  }

  @ParameterizedTest
  @EnumSource
  void isUsableByEverybodyByNightAndSpeaksEnglishWhereAskedTo(Screen screen) {
    Page page = gallery.show(screen, Look.ENGLISH_NIGHT).page();
    assertThat(violations(page)).isEmpty();
    assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
    assertThat(page.innerText("body")).contains("Test mode");
    Set<String> people = writtenByPeople();
    assertThat(((Collection<?>) page.evaluate(ENGLISH_TEXTS)).stream().map(Object::toString))
        .filteredOn(text -> HAN.matcher(text).find())
        .filteredOn(text -> people.stream().noneMatch(written -> written.contains(text)))
        .filteredOn(text -> HAN.matcher(without(people, text)).find())
        .isEmpty();
  }

  private static String without(Set<String> people, String text) {
    return people.stream().reduce(text, (rest, written) -> rest.replace(written, ""));
  }

  /** What sellers, buyers and operators wrote stays as they wrote it. */
  private static Set<String> writtenByPeople() {
    DemoCatalogue demo = DemoCatalogue.read();
    Set<String> texts = new LinkedHashSet<>();
    for (DemoCatalogue.Service service : demo.listings()) {
      texts.add(service.title());
      texts.add(service.description());
      texts.add(service.standard().title());
      texts.add(service.standard().description());
      texts.add(service.premium().title());
      texts.add(service.premium().description());
      for (DemoCatalogue.Asked asked : service.asked()) {
        texts.add(asked.label());
        texts.addAll(asked.question().choices());
      }
    }
    demo.sellers().forEach(seller -> texts.add(seller.name()));
    demo.reviewers().forEach(reviewer -> texts.add(reviewer.name()));
    for (DemoCatalogue.Finished order : demo.finished()) {
      texts.addAll(List.of(order.brief(), order.note(), order.said().text(), order.reply().text()));
    }
    texts.addAll(
        List.of(
            demo.buyer().name(),
            demo.operator().name(),
            Visitor.NEWCOMER,
            OperatorIT.REASON,
            OrderStoryIT.BRIEF,
            OrderStoryIT.NOTE,
            OrderStoryIT.DISPUTE,
            OrderStoryIT.RULING,
            Gallery.BRIEF,
            Gallery.NOTE,
            Gallery.DISPUTE,
            Gallery.BUYER_SAYS,
            Gallery.WORKER_SAYS,
            Gallery.FILE));
    return texts;
  }
}
