package tw.jiean.marketplace.payment;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import tw.jiean.ecpay.notification.Notification;

/**
 * Takes in what is told of attempts, from every door. When a call returns, the report is committed
 * with all that follows from it, and ECPay may be told so; reports that come at the same time share
 * one commit.
 */
@Service
class NotificationReceiver implements DisposableBean {

  /** While one waits for its disk, the other one computes. */
  private static final int WRITERS = 2;

  private final GroupCommit<Report> commits;

  NotificationReceiver(PaymentTransitions transitions) {
    this.commits = new GroupCommit<>("payment-writer", WRITERS, transitions::take);
  }

  /**
   * Takes in one verified message. May be called any number of times with the same message, also at
   * once: the first one counts.
   */
  void receive(Door door, Notification notification) {
    receive(Report.of(door, notification));
  }

  /** Takes in one report, likewise. Not inside a transaction: it makes its own. */
  void receive(Report report) {
    commits.submit(report);
  }

  @Override
  public void destroy() {
    commits.close();
  }
}
