/**
 * Proofs of the project's security goals on the running application, from outside: real HTTP, and
 * what the database holds afterwards. CONTRIBUTING.md lists them.
 */
@NullMarked
package tw.jiean.marketplace.proof;

import org.jspecify.annotations.NullMarked;
