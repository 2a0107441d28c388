package tw.jiean.demo;

import tw.jiean.marketplace.MarketplaceApplication;

/** What {@code bin/run} starts. */
public final class DemoApplication {

  private DemoApplication() {}

  /** Starts everything. */
  public static void main(String[] args) {
    MarketplaceApplication.main(args);
  }
}
