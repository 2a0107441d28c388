/**
 * Crashes, seen from outside: the jar that is delivered, in processes that are killed, on a
 * PostgreSQL that is killed too, told of payments by HTTP and looked into by SQL.
 */
@NullMarked
package tw.jiean.marketplace.crash;

import org.jspecify.annotations.NullMarked;
