package tw.jiean.marketplace.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/**
 * One payment attempt as others may see it.
 *
 * @param id the attempt
 * @param reference what it pays for
 * @param merchantTradeNo its number at ECPay
 * @param method the way of paying
 * @param terms what the buyer chose in it
 * @param amount whole NT$
 * @param status where it stands
 * @param code what to pay with, once issued; only for the buyer's eyes
 * @param paidAt ECPay's payment date
 * @param createdAt when it was opened
 * @param codeExpiresAt the last moment to pay the code
 * @param simulated whether the payment was pretended in ECPay's console
 * @param surplus whether nobody took the money, so that it goes back
 * @param refunded whole NT$ that were given back
 * @param ecpayTradeNo ECPay's number of the trade, once known
 * @param card what giving a card's money back needs, if it was paid by card
 */
public record PaymentView(
    PaymentId id,
    ChargeReference reference,
    String merchantTradeNo,
    PaymentMethod method,
    PaymentTerms terms,
    Money amount,
    PaymentStatus status,
    @Nullable PaymentCode code,
    @Nullable Instant paidAt,
    Instant createdAt,
    @Nullable Instant codeExpiresAt,
    boolean simulated,
    boolean surplus,
    Money refunded,
    @Nullable String ecpayTradeNo,
    @Nullable CardFacts card) {}
