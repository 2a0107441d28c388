/**
 * What is to be done again and again. A module contributes a {@link tw.jiean.marketplace.job.Job}
 * bean; this one runs it at its interval, on one instance at a time, and tells how long ago it last
 * succeeded. Knows nothing of what the work is.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tw.jiean.marketplace.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
