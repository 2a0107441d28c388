/** Questions to ECPay about a trade, with verified answers. */
@NullMarked
package tw.jiean.ecpay.query;

import org.jspecify.annotations.NullMarked;
