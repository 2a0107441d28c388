/** Draws the pictures of the demo's listings, so that none has to be downloaded or licensed. */
@NullMarked
package tw.jiean.demo.cover;

import org.jspecify.annotations.NullMarked;
