package tw.jiean.marketplace.payment;

/**
 * An attempt has a code to pay with. Nothing has been paid. Published in the transaction that
 * records it.
 *
 * @param reference what was charged
 * @param payment the attempt
 */
public record PaymentCodeIssued(ChargeReference reference, PaymentId payment) {}
