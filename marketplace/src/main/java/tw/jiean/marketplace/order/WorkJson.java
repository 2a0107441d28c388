package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The parts of an order's work that are kept as JSON: frozen rules, questions, and answers. */
final class WorkJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectReader RULES = MAPPER.readerFor(OrderRules.class);
  private static final ObjectReader QUESTIONS =
      MAPPER.readerFor(new TypeReference<List<Brief.Question>>() {});
  private static final ObjectReader ANSWERS =
      MAPPER.readerFor(new TypeReference<List<String>>() {});

  /** Rules change with the site's settings, so all orders share a few, and lists read many. */
  private static final Map<String, OrderRules> KNOWN_RULES = new ConcurrentHashMap<>();

  private WorkJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static OrderRules rules(String json) {
    return KNOWN_RULES.computeIfAbsent(json, RULES::readValue);
  }

  static List<Brief.Question> questions(String json) {
    return QUESTIONS.readValue(json);
  }

  static @Nullable List<String> answers(@Nullable String json) {
    return json == null ? null : ANSWERS.readValue(json);
  }
}
