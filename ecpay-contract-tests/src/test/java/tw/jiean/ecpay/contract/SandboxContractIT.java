package tw.jiean.ecpay.contract;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tw.jiean.ecpay.sandbox.SandboxSettings;

/** The expectations against the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxContractIT
    implements OrderContract, PaymentContract, CardContract, PeriodicContract, StatementContract {

  private SandboxTarget target;

  @BeforeEach
  void open() {
    target = new SandboxTarget(SandboxSettings.defaults(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    target.close();
  }

  @Override
  public Target target() {
    return target;
  }
}
