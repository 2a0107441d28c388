package tw.jiean.ecpay.card;

import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * The two numbers by which ECPay finds a card's payment. A later charge of a periodic order has a
 * number of ECPay's of its own.
 *
 * @param merchantTradeNo the merchant's number
 * @param ecpayTradeNo ECPay's number, from the notification of the payment
 */
public record CardTrade(MerchantTradeNo merchantTradeNo, EcpayTradeNo ecpayTradeNo) {}
