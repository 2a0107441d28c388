/**
 * Unofficial client of ECPay's AIO payment: values, signature and the client itself. Knows the
 * protocol and nothing of any shop or framework.
 *
 * <p>What holds everywhere: amounts are whole New Taiwan dollars and times are {@code Instant}s,
 * whatever the zone of the machine. Values are immutable, and {@link tw.jiean.ecpay.EcpayClient}
 * with its parts is thread-safe. Nothing takes or gives {@code null} unless it is marked {@code
 * Nullable}. A call blocks until its answer is there, at most as long as its transport allows
 * ({@link tw.jiean.ecpay.transport.JdkHttpTransport}: 5 seconds, 2 minutes for a file), and is sent
 * once. What goes wrong with ECPay is a child of {@link tw.jiean.ecpay.EcpayException}; a value
 * that could never be right is an {@code IllegalArgumentException} where it is made.
 */
@NullMarked
package tw.jiean.ecpay;

import org.jspecify.annotations.NullMarked;
