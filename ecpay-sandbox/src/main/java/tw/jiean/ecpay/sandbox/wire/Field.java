package tw.jiean.ecpay.sandbox.wire;

/** One name and its decoded value. */
public record Field(String name, String value) {}
