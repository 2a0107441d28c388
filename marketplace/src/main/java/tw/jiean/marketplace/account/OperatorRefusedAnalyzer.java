package tw.jiean.marketplace.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of {@link OperatorRefused} in its one sentence, without a stack trace. */
final class OperatorRefusedAnalyzer extends AbstractFailureAnalyzer<OperatorRefused> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, OperatorRefused cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
