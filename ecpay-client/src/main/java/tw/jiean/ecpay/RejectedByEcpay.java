package tw.jiean.ecpay;

/** ECPay understood and refused; what was asked for has not happened. */
public final class RejectedByEcpay extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String ecpayMessage;

  /**
   * For the given operation.
   *
   * @param code ECPay's result code or word, or {@code HTTP nnn}
   * @param ecpayMessage ECPay's words for it, or empty
   */
  public RejectedByEcpay(String operation, String code, String ecpayMessage) {
    super(operation + ": ECPay refused with " + code + named(ecpayMessage), null);
    this.code = code;
    this.ecpayMessage = ecpayMessage;
  }

  /** ECPay's result code or word, or {@code HTTP nnn}. */
  public String code() {
    return code;
  }

  /** ECPay's words for it; empty when it gave none. Never decide by them. */
  public String ecpayMessage() {
    return ecpayMessage;
  }

  @Override
  public String whatToDo() {
    return ResultCode.of(code)
        .map(ResultCode::whatToDo)
        .orElse(
            "Look the code up in ECPay's console (系統設定, 交易狀態代碼查詢); repeating it unchanged"
                + " will be refused again.");
  }

  private static String named(String ecpayMessage) {
    return ecpayMessage.isEmpty() ? "" : " (" + ecpayMessage + ")";
  }
}
