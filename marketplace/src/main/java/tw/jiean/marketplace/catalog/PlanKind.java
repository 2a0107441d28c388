package tw.jiean.marketplace.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The two plans that a listing may have. Every listing has the standard one. */
public enum PlanKind {
  /** 一般方案. */
  STANDARD("standard"),
  /** 專業方案. */
  PREMIUM("premium");

  private final String code;

  PlanKind(String code) {
    this.code = code;
  }

  /** The word in addresses, forms and the database. */
  public String code() {
    return code;
  }

  /** The plan of that word, letter for letter. */
  public static Optional<PlanKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
