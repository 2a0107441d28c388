package tw.jiean.ecpay.sandbox.statement;

import java.time.LocalDate;

/** Days from one to another, both included. */
public record Days(LocalDate first, LocalDate last) {

  boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
