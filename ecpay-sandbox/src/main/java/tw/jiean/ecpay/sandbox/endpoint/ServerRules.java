package tw.jiean.ecpay.sandbox.endpoint;

/**
 * What the settings decide about requests from shops' servers.
 *
 * @param site which of ECPay's sites is played
 * @param queryRate how fast a merchant may ask
 * @param statementRate how fast he may fetch statement files
 * @param doActionSigned whether the answer of DoAction carries a signature
 */
public record ServerRules(
    EcpaySite site, QueryRate queryRate, QueryRate statementRate, boolean doActionSigned) {}
