/**
 * Wires the ECPay client into a Spring Boot application: properties, beans, and verified
 * notifications as controller arguments. Holds wiring only; the protocol is the client's.
 */
@NullMarked
package tw.jiean.ecpay.autoconfigure;

import org.jspecify.annotations.NullMarked;
