package tw.jiean.ecpay;

/** ECPay understood and refused; what was asked for has not happened. */
public final class RejectedByEcpay extends EcpayException {

  private static final long serialVersionUID = 1L;

  private static final String LOOK_UP =
      "Look the code up in ECPay's console (系統設定, 交易狀態代碼查詢); repeating it unchanged will be"
          + " refused again.";

  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_MESSAGE = 200;

  private final String code;
  private final String ecpayMessage;

  /**
   * For the given operation. Only printable letters are kept, since answers come from outside and
   * messages go to logs.
   *
   * @param code ECPay's result code or word, or {@code HTTP nnn}; cut to 40 letters
   * @param ecpayMessage ECPay's words for it, or empty; cut to 200 letters
   */
  public RejectedByEcpay(String operation, String code, String ecpayMessage) {
    this(
        operation, new Printable(code, LONGEST_CODE), new Printable(ecpayMessage, LONGEST_MESSAGE));
  }

  private RejectedByEcpay(String operation, Printable code, Printable ecpayMessage) {
    super(operation + ": ECPay refused with " + code.text + named(ecpayMessage.text), null);
    this.code = code.text;
    this.ecpayMessage = ecpayMessage.text;
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
        .orElseGet(() -> isStatus() ? adviceOnStatus() : LOOK_UP);
  }

  private boolean isStatus() {
    return code.startsWith("HTTP ");
  }

  /** ECPay's console knows result codes and no statuses of HTTP. */
  private String adviceOnStatus() {
    return switch (code) {
      case "HTTP 404" ->
          "There is no such address: check the environment. DoAction, QueryTrade and"
              + " FundingReconDetail exist in production only.";
      case "HTTP 429" -> ResultCode.ASKED_TOO_OFTEN.whatToDo();
      default ->
          "The answer of a web server and not of the cashier: check the address of the environment"
              + " and any proxy on the way, then ask ECPay.";
    };
  }

  private static String named(String ecpayMessage) {
    return ecpayMessage.isEmpty() ? "" : " (" + ecpayMessage + ")";
  }

  /** Without what breaks lines, turns their direction or cannot be written. */
  private record Printable(String text) {

    Printable(String received, int longest) {
      this(
          received
              .codePoints()
              .filter(Printable::isPrintable)
              .limit(longest)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
    }

    private static boolean isPrintable(int letter) {
      return switch (Character.getType(letter)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            false;
        default -> true;
      };
    }
  }
}
