package tw.jiean.marketplace.crash;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** All that share one {@link Site}, in one JVM after each other while another runs the rest. */
// Where only tests of another kind are asked for, as in the other zones, there is none.
@Suite(failIfNoTests = false)
@SelectClasses({CommitIT.class, CrashIT.class, DuplicatesIT.class, SlowProviderIT.class})
class CrashSuite {}
