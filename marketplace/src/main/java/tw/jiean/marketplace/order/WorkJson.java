package tw.jiean.marketplace.order;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parts of an order's work that are kept as JSON: frozen rules, questions, and answers. */
final class WorkJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private WorkJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, TypeReference<T> type) {
    return MAPPER.readValue(json, type);
  }
}
