package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;

/** When a trade came into a state. */
public record Moment(long tradeId, TradeState state, Instant at) {}
