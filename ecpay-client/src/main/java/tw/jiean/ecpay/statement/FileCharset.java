package tw.jiean.ecpay.statement;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How ECPay writes a file ({@code CharSet}, ECPay pages 2896 and 2898). */
public enum FileCharset {
  /** 2: UTF-8, which holds every letter. */
  UTF_8("2", StandardCharsets.UTF_8),
  /** 1: the Big5 of Windows; what it lacks ECPay has replaced. Needs the module jdk.charsets. */
  BIG5("1", Charset.forName("x-windows-950"));

  final String code;
  private final Charset charset;

  FileCharset(String code, Charset charset) {
    this.code = code;
    this.charset = charset;
  }

  /** The JDK's name for it. */
  public Charset charset() {
    return charset;
  }
}
