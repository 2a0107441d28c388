package tw.jiean.marketplace.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tw.jiean.marketplace.MarketplaceTest;

/** What the modules contribute fits together: texts, columns, filters and links. */
@MarketplaceTest
class ContributionsIT {

  private static final RequestPostProcessor OPERATOR =
      user("operator@example.com").roles("OPERATOR");

  @Autowired private AdminRegistry registry;
  @Autowired private ObjectProvider<AdminCommand> commands;
  @Autowired private MessageSource messages;
  @Autowired private MockMvcTester mvc;

  @Test
  void haveEveryTextInBothLanguages() {
    List<String> missing = new ArrayList<>();
    Stream.concat(
            registry.lists().stream().flatMap(ContributionsIT::keys),
            commands.stream().flatMap(ContributionsIT::keys))
        .forEach(key -> {
          for (Locale locale : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
            if (messages.getMessage(key, null, null, locale) == null) {
              missing.add(key + " " + locale);
            }
          }
        });
    assertThat(missing).isEmpty();
  }

  /** Commands are recorded under their titles; what is recorded without one has a text besides. */
  @Test
  void whatTheAuditLogTellsOfHasWordsInBothLanguages() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(ContributionsIT::recordsDeeds)
                  .map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("CommandRunner.java", "FreshSignInLog.java");
    }
    for (Locale locale : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
      assertThat(messages.getMessage("account.admin.users.deed.sign-in-again", null, null, locale))
          .isNotNull();
    }
  }

  private static boolean recordsDeeds(Path source) {
    try {
      return Files.readString(source).contains("new AuditEntry(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void answerToTheirOwnSearchFiltersAndOrders() {
    for (AdminList list : registry.lists()) {
      opens(list, "q", "x%_'");
      for (AdminFilter filter : list.filters()) {
        filter.choices().forEach(choice -> opens(list, filter.column(), choice));
      }
      list.columns().stream()
          .map(AdminColumn::name)
          .filter(list::sortable)
          .forEach(column -> {
            opens(list, "sort", column);
            opens(list, "sort", "-" + column);
          });
      assertThat(list.find("1")).as("reads every field of " + list.name()).isNotNull();
    }
  }

  @Test
  void relateOnlyToListsThatAreThere() {
    for (AdminList list : registry.lists()) {
      for (AdminList.Related related : list.related()) {
        assertThat(registry.list(related.list()))
            .as("%s relates to %s", list.name(), related)
            .isPresent();
      }
      for (AdminColumn column : list.columns()) {
        if (linkOf(column) instanceof AdminValue.Linked(String target, String key, String text)) {
          assertThat(registry.list(target))
              .as("%s.%s links to %s", list.name(), column.name(), target)
              .isPresent();
        }
      }
    }
  }

  private void opens(AdminList list, String parameter, String value) {
    assertThat(mvc.get().uri("/admin/{list}/", list.name()).param(parameter, value).with(OPERATOR))
        .as("%s with %s=%s", list.name(), parameter, value)
        .hasStatusOk();
  }

  /** Formats that are no links may not like the value, or make something else of it. */
  private static AdminValue linkOf(AdminColumn column) {
    try {
      return column.choice("1");
    } catch (RuntimeException e) {
      return new AdminValue.Nothing();
    }
  }

  private static Stream<String> keys(AdminList list) {
    return Stream.of(
            Stream.of(list.titleKey(), list.aboutKey()),
            list.columns().stream().map(AdminColumn::labelKey),
            list.columns().stream().map(AdminColumn::sectionKey),
            list.related().stream().map(AdminList.Related::titleKey).filter(Objects::nonNull),
            list.filters().stream()
                .flatMap(filter ->
                    filter instanceof AdminFilter.Words
                        ? filter.choices().stream()
                            .map(choice -> list.column(filter.column()).choice(choice))
                        : Stream.empty())
                .filter(AdminValue.Label.class::isInstance)
                .map(value -> ((AdminValue.Label) value).messageKey()))
        .flatMap(keys -> keys);
  }

  private static Stream<String> keys(AdminCommand command) {
    return Stream.concat(
        Stream.of(command.titleKey(), command.aboutKey()),
        command.inputs().stream().map(input -> command.titleKey() + "." + input.name()));
  }
}
