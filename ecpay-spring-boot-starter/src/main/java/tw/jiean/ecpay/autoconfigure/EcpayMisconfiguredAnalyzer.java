package tw.jiean.ecpay.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells of {@link EcpayMisconfigured} in its one sentence, without a stack trace. Comes before
 * Spring Boot's own, which would tell of the failed binding around it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EcpayMisconfiguredAnalyzer extends AbstractFailureAnalyzer<EcpayMisconfigured> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, EcpayMisconfigured cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
