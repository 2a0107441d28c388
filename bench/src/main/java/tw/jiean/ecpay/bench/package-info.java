/** How long signing takes, beside what it cannot do without. */
@NullMarked
package tw.jiean.ecpay.bench;

import org.jspecify.annotations.NullMarked;
