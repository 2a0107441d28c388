/** Unofficial client of ECPay's AIO payment. What is not exported may change at any time. */
module tw.jiean.ecpay {
  requires java.net.http;
  requires static transitive org.jspecify;

  exports tw.jiean.ecpay;
  exports tw.jiean.ecpay.card;
  exports tw.jiean.ecpay.checkout;
  exports tw.jiean.ecpay.notification;
  exports tw.jiean.ecpay.periodic;
  exports tw.jiean.ecpay.query;
  exports tw.jiean.ecpay.refund;
  exports tw.jiean.ecpay.statement;
  exports tw.jiean.ecpay.transport;
}
