package tw.jiean.ecpay.sandbox.endpoint;

/** Which of ECPay's two sites the sandbox plays where they differ. */
public enum EcpaySite {
  /** Everything answers. */
  PRODUCTION,
  /**
   * The site for tests: without real authorisations it has no DoAction, no QueryTrade/V2, no
   * FundingReconDetail (pages 9242, 2894, 2898), and repeats no periodic charge (page 2900).
   */
  STAGE;

  boolean movesCards() {
    return this == PRODUCTION;
  }
}
