package tw.jiean.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The browser that a {@link Visitor} comes with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Device {

  /** Width of the window in CSS pixels. */
  int width() default 1280;

  /** Whether pages may run scripts. */
  boolean script() default true;
}
