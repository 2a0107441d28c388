package tw.jiean.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in real Chromium against the whole demo. Its methods take {@link Visitor}s, each with a
 * fresh browser profile, and the {@link DemoServer}; server and browser start once per JVM. What
 * the visitors see when a test fails is kept under {@code target/browser-failures}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BrowserExtension.class)
@interface BrowserTest {

  /** Whether the class runs on {@link DemoServer#apart()}, as others that say so do. */
  boolean apart() default false;
}
