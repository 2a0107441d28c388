/** Fuzz targets. Without {@code JAZZER_FUZZ} they are tests of the inputs kept in the resources. */
@NullMarked
package tw.jiean.ecpay.fuzz;

import org.jspecify.annotations.NullMarked;
