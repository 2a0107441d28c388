package tw.jiean.ecpay.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of {@link EcpayMisconfigured} in its one sentence, without a stack trace. */
final class EcpayMisconfiguredAnalyzer extends AbstractFailureAnalyzer<EcpayMisconfigured> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, EcpayMisconfigured cause) {
    return new FailureAnalysis(cause.getMessage(), null, cause);
  }
}
