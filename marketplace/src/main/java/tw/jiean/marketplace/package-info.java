/**
 * The marketplace application: one package per business module, arrows as in docs/architecture.md.
 */
@NullMarked
package tw.jiean.marketplace;

import org.jspecify.annotations.NullMarked;
