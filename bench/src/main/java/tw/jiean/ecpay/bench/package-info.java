/** How long signing takes, beside what it cannot do without, and what the sandbox costs a test. */
@NullMarked
package tw.jiean.ecpay.bench;

import org.jspecify.annotations.NullMarked;
