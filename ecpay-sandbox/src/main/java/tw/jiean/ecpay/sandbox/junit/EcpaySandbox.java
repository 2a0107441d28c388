package tw.jiean.ecpay.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts an ECPay of its own for a class of tests, in memory and on a free port, and ends it
 * afterwards; nested classes share it. Tests and their constructors may take as parameters:
 *
 * <ul>
 *   <li>a {@link java.net.URI}: where shop and browser reach it, without a slash at the end
 *   <li>a {@link tw.jiean.ecpay.sandbox.SandboxControl}: what buyers, stores and banks do, faults,
 *       and its clock's {@code advance}
 *   <li>a {@link java.time.Clock}: the time that the sandbox has
 * </ul>
 *
 * <p>With other settings, or where the address is needed before a test begins, register an {@link
 * EcpaySandboxExtension} instead.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EcpaySandboxExtension.class)
public @interface EcpaySandbox {}
