package tw.jiean.ecpay.statement;

import java.nio.charset.Charset;

/** How ECPay writes a file ({@code CharSet}, ECPay pages 2896 and 2898). */
public enum FileCharset {
  /** 2: UTF-8, which holds every letter. */
  UTF_8("2", "UTF-8"),
  /** 1: the Big5 of Windows; what it lacks ECPay has replaced. Needs the module jdk.charsets. */
  BIG5("1", "x-windows-950");

  final String code;
  private final String jdkName;

  FileCharset(String code, String jdkName) {
    this.code = code;
    this.jdkName = jdkName;
  }

  /** The JDK's own; looked up when it is needed, so that UTF-8 works where Big5 is not at hand. */
  public Charset charset() {
    return Charset.forName(jdkName);
  }
}
