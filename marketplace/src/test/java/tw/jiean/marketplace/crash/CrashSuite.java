package tw.jiean.marketplace.crash;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** All that share one {@link Site}, in one JVM after each other while another runs the rest. */
@Suite
@SelectClasses({CommitIT.class, CrashIT.class, DuplicatesIT.class, SlowProviderIT.class})
class CrashSuite {}
