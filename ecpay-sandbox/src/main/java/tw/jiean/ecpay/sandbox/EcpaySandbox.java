package tw.jiean.ecpay.sandbox;

/** Starts the sandbox. */
public final class EcpaySandbox {

  private EcpaySandbox() {}

  /** Starts a sandbox that runs alone. */
  public static void main(String[] args) {}
}
