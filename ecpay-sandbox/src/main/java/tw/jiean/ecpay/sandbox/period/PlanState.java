package tw.jiean.ecpay.sandbox.period;

/** How a periodic order stands. Only {@link #RUNNING} changes, into either of the others. */
public enum PlanState {
  /** More charges are to come. */
  RUNNING("1"),
  /** The shop cancelled it, or too many charges failed. */
  ENDED("0"),
  /** Every charge has been made. */
  FINISHED("2");

  private final String execStatus;

  PlanState(String execStatus) {
    this.execStatus = execStatus;
  }

  /** {@code ExecStatus} (ECPay page 2892). */
  public String execStatus() {
    return execStatus;
  }
}
