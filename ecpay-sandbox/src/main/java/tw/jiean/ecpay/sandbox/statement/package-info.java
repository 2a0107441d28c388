/**
 * ECPay's statement files: which rows they have, in which columns, in which letters. Knows no HTTP
 * request and counts no fee.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.statement;

import org.jspecify.annotations.NullMarked;
