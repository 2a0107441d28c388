/** What the store keeps. */
@org.jspecify.annotations.NullMarked
package tw.jiean.ecpay.sandbox.store;
