package tw.jiean.ecpay.card;

import tw.jiean.ecpay.TradeAmount;

/**
 * One thing to do to a card's payment.
 *
 * @param action what
 * @param amount whole NT$: for a refund what the buyer gets back, else all that was authorised
 */
public record CardStep(CardAction action, TradeAmount amount) {}
