package tw.jiean.ecpay.contract;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;

/** An ECPay that the expectations are held against. */
interface Target {

  /** Who we are there. */
  EcpayConfig config();

  /** A client of it, with its clock and a budget that the expectations do not use up. */
  EcpayClient client();

  /** Where the shop's addresses are; a shop that cannot be reached is never told anything. */
  URI shop();

  /** ECPay's time. */
  Instant now();

  /** Buyers and ECPay's own console; empty where nobody can play them. */
  Optional<Hands> hands();
}
