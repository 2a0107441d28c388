package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the guide for operators says exists. */
@MarketplaceTest
class OperationsGuideIT {

  private static final Path GUIDE = Path.of("../docs/operations.md");
  private static final Pattern METRIC = Pattern.compile("\\b(?:jiean|ecpay)_[a-z_]+");

  /**
   * Registered with the first call to ECPay or the first turn of a job, which no test makes here.
   */
  private static final Set<String> LATER =
      Set.of("ecpay_calls_seconds_count", "jiean_job_age_seconds");

  @Autowired private PrometheusMeterRegistry registry;

  @Test
  void everyMetricOfTheGuideIsExported() throws IOException {
    Set<String> told =
        METRIC
            .matcher(Files.readString(GUIDE))
            .results()
            .map(match -> match.group())
            .collect(Collectors.toCollection(TreeSet::new));
    told.removeAll(LATER);

    Set<String> exported =
        METRIC
            .matcher(registry.scrape())
            .results()
            .map(match -> match.group())
            .collect(Collectors.toSet());

    assertThat(told).hasSizeGreaterThan(5);
    assertThat(exported).containsAll(told);
  }
}
