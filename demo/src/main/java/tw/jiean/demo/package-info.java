/**
 * Starts marketplace, ECPay sandbox and an embedded PostgreSQL in one process, with demo data.
 * Nothing here is in the production jar.
 */
@NullMarked
package tw.jiean.demo;

import org.jspecify.annotations.NullMarked;
