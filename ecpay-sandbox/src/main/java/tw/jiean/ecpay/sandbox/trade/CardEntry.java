package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.Nullable;

/**
 * A card as the buyer hands it in, in a good form.
 *
 * @param number its digits
 * @param instalments null for one payment
 * @param redeem whether bonus points pay a part
 */
public record CardEntry(String number, @Nullable Instalments instalments, boolean redeem) {}
