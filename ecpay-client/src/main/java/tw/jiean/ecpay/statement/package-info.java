/** ECPay's statement files, fetched and read row by row in constant memory. */
@NullMarked
package tw.jiean.ecpay.statement;

import org.jspecify.annotations.NullMarked;
