package tw.jiean.ecpay.autoconfigure;

/** Hears of every call that was made to ECPay. Must be quick and thread-safe. */
interface CallObserver {

  void called(ObservedCall call);
}
