package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows of the settings. */
class MetadataTests {

  private static final String FILE = "META-INF/spring-configuration-metadata.json";

  @Test
  void everySettingIsDescribed() throws IOException {
    Map<String, String> described =
        settings().stream()
            .collect(
                Collectors.toMap(
                    setting -> setting.path("name").asString(),
                    setting -> setting.path("description").asString("")));

    assertThat(described)
        .containsOnlyKeys(
            "ecpay.environment",
            "ecpay.sandbox-url",
            "ecpay.merchant-id",
            "ecpay.hash-key",
            "ecpay.hash-iv",
            "ecpay.other-hash-key",
            "ecpay.other-hash-iv",
            "ecpay.platform-id",
            "ecpay.connect-timeout",
            "ecpay.call-timeout",
            "ecpay.download-timeout",
            "ecpay.budget.interval",
            "ecpay.budget.at-once");
    assertThat(described.values()).allMatch(description -> description.length() > 10);
  }

  static List<JsonNode> settings() throws IOException {
    for (URL url : Collections.list(MetadataTests.class.getClassLoader().getResources(FILE))) {
      JsonNode metadata = new JsonMapper().readTree(url.openStream().readAllBytes());
      List<JsonNode> settings =
          StreamSupport.stream(metadata.path("properties").spliterator(), false)
              .filter(setting -> setting.path("name").asString().startsWith("ecpay."))
              .toList();
      if (!settings.isEmpty()) {
        return settings;
      }
    }
    return List.of();
  }
}
